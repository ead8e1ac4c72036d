import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { traced } from "@/lib/core/tracing";
import type { Aws, SentCall } from "./create-aws";
import { credentialsFailure } from "./credentials-failure";
import { endpointOf } from "./endpoint";
import { type FailedCall, failureOf } from "./failure-of";
import { setAgainstSts } from "./set-against-sts";
import type { OperationName } from "./rates/published-rates";

/** Sends a command of the SDK; called once for each attempt. */
export type Run<Output> = (http: { abortSignal?: AbortSignal }) => Promise<Output>;

/** What a call may be given besides its input. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * Called for each row that is not what AWS documents; the row is left out and the page goes on. Without it such a row
   * is reported as unexpected, and left out too.
   */
  readonly onMalformed?: ((description: string) => void) | undefined;
}

/** A call that changes nothing: repeated a few times where that can help. See `send`. */
export function read<Output>(
  aws: Aws,
  operation: OperationName,
  options: CallOptions | undefined,
  run: Run<Output>,
): Promise<Output> {
  return send(aws, { operation, kind: "read", signal: options?.signal, run });
}

/**
 * A call that changes something: sent once, its caller decides what follows. See `send`.
 * @param run sends with the clients it is given, which have the credentials that changes are made with
 */
export async function write<Output>(
  aws: Aws,
  operation: OperationName,
  options: CallOptions | undefined,
  run: (clients: Aws, http: Parameters<Run<Output>>[0]) => Promise<Output>,
): Promise<Output> {
  const writer = aws.forWrites();
  return send(writer, {
    operation,
    kind: "write",
    signal: options?.signal,
    run: (http) => run(writer, http),
  });
}

/** As `write`, for what Canopy itself sends and no person does: with its own credentials. See `send`. */
export function announce<Output>(
  aws: Aws,
  operation: OperationName,
  options: CallOptions | undefined,
  run: Run<Output>,
): Promise<Output> {
  return send(aws, { operation, kind: "write", signal: options?.signal, run });
}

/** A read whose outcome is the question: sent once, so that being throttled is an answer too. See `send`. */
export function probe<Output>(
  aws: Aws,
  operation: OperationName,
  options: CallOptions | undefined,
  run: Run<Output>,
): Promise<Output> {
  return send(aws, { operation, kind: "probe", signal: options?.signal, run });
}

interface Call<Output> {
  readonly operation: OperationName;
  readonly kind: "probe" | "read" | "write";
  readonly signal: AbortSignal | undefined;
  readonly run: Run<Output>;
}

/** How often a read is sent in all before its failure is final. A change elsewhere takes AWS a few seconds. */
const attempts = { throttled: 8, unavailable: 3, busy: 6 } as const;
const firstDelayMs = 200;

/**
 * The one door to AWS: waits for the operation's turn in the rate budget, sends, and rejects with a FailureError for
 * everything that goes wrong; only an abort is rejected with the signal's own reason. Each repetition takes its turn again.
 */
async function send<Output>(aws: Aws, call: Call<Output>): Promise<Output> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await sendOnce(aws, call);
    if (outcome.ok) return outcome.output;
    if (!isWorthRepeating(outcome, call, attempt)) throw new FailureError(outcome.failure);
    if (outcome.failure.code === "unavailable") await pause(firstDelayMs * 2 ** (attempt - 1), call.signal);
  }
}

interface Refusal {
  readonly ok: false;
  readonly failure: Failure;
  /** The SDK has learnt AWS's time from the answer, and signs the next request with it. */
  readonly clockCorrected?: boolean;
}
type Outcome<Output> = { readonly ok: true; readonly output: Output } | Refusal;

async function sendOnce<Output>(aws: Aws, call: Call<Output>): Promise<Outcome<Output>> {
  call.signal?.throwIfAborted();
  // Before the call, so that a role that cannot be assumed is not mistaken for the operation being refused.
  const unauthenticated = await credentialsFailure(aws);
  if (unauthenticated !== undefined) return { ok: false, failure: unauthenticated };
  const askedAt = performance.now();
  const pass = await aws.budget.take(call.operation, call.signal);
  if (call.kind === "write") aws.beforeWrite(call.operation);
  const sentAt = performance.now();
  const sent = (result: SentCall["result"], requestId?: string) =>
    aws.onCall({
      operation: call.operation,
      result,
      waitedMs: sentAt - askedAt,
      tookMs: performance.now() - sentAt,
      ...(requestId !== undefined && { requestId }),
    });
  try {
    const output = await tracedCall(call);
    pass.succeeded();
    sent("ok");
    return { ok: true, output };
  } catch (error) {
    call.signal?.throwIfAborted();
    const context = await callContext(aws, call.operation, call.kind);
    const failure = await setAgainstSts(aws, failureOf(error, context));
    sent(failure.code, failure.aws?.requestId);
    if (failure.code !== "throttled") return { ok: false, failure, clockCorrected: isClockCorrected(error) };
    const retryAfterMs = pass.throttled();
    aws.onThrottle(call.operation);
    return { ok: false, failure: { ...failure, retryAfterMs } };
  }
}

function tracedCall<Output>({ operation, signal, run }: Call<Output>): Promise<Output> {
  const [service = "", method = ""] = operation.split(":");
  const attributes = { "rpc.system": "aws-api", "rpc.service": service, "rpc.method": method };
  return traced({ name: operation, kind: "client", attributes }, () =>
    run(signal === undefined ? {} : { abortSignal: signal }),
  );
}

async function callContext(
  aws: Aws,
  operation: OperationName,
  kind: Call<unknown>["kind"],
): Promise<FailedCall> {
  return {
    operation,
    kind: kind === "write" ? kind : "read",
    endpoint: await endpointOf(aws, operation),
    onUnexpected: aws.onUnexpected,
  };
}

function isWorthRepeating(
  { failure, clockCorrected }: Refusal,
  call: Call<unknown>,
  attempt: number,
): boolean {
  // What AWS refused for its signature was not carried out, so that a write may be repeated here too.
  if (failure.code === "unauthenticated") return clockCorrected === true && attempt === 1;
  if (call.kind !== "read") return false;
  if (failure.code === "throttled") return attempt < attempts.throttled;
  const isBusy = failure.aws?.exception === "ConcurrentModificationException";
  return failure.code === "unavailable" && attempt < (isBusy ? attempts.busy : attempts.unavailable);
}

const CorrectedClock = z.object({ $metadata: z.object({ clockSkewCorrected: z.literal(true) }) });

function isClockCorrected(error: unknown): boolean {
  return CorrectedClock.safeParse(error).success;
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
