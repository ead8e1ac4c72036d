import "server-only";
import { ListDelegatedAdministratorsCommand } from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { z } from "zod";
import type { Aws } from "@/lib/aws/create-aws";
import { withoutList } from "@/lib/aws/paginate";
import type { OperationName } from "@/lib/aws/rates/published-rates";
import { probe, type Run } from "@/lib/aws/send";
import { FailureError } from "@/lib/core/failure-error";
import type { ReadInUse } from "../aws-operations";
import type { CallOutcome } from "../observation";
import { readProbes } from "./operations-probes";

/** A call that was tried, and its answer where there was one. */
export interface Tried {
  readonly outcome: CallOutcome;
  readonly output?: unknown;
}

const Metadata = z.object({ $metadata: z.object({ requestId: z.string().optional() }) });

/** Tries a read once and says what came of it. Rejects only with the signal's reason and with defects. */
export function tryRead(
  aws: Aws,
  { operation, id }: { readonly operation: ReadInUse; readonly id: string },
  signal: AbortSignal,
): Promise<Tried> {
  const { send, list } = readProbes[operation];
  return tried(aws, { operation, list, signal }, (http) => send(aws, http, id));
}

/** STS `GetCallerIdentity`, with the difference of AWS's clock to ours in milliseconds, from the date of the answer. */
export async function tryCaller(
  aws: Aws,
  signal: AbortSignal,
): Promise<Tried & { readonly clockOffsetMs: number | null }> {
  let clockOffsetMs: number | null = null;
  const result = await tried(aws, { operation: "sts:GetCallerIdentity", signal }, (http) => {
    const command = new GetCallerIdentityCommand({});
    const sentAt = Date.now();
    command.middlewareStack.add(
      (next) => async (call) => {
        const answered = await next(call);
        clockOffsetMs = offsetOf(answered.response, sentAt) ?? clockOffsetMs;
        return answered;
      },
      // Nearest to the wire, where the answers that become exceptions still have their headers.
      { step: "deserialize", priority: "low", name: "canopyReadDate" },
    );
    return aws.sts.send(command, http);
  });
  return { ...result, clockOffsetMs };
}

/** Organizations `ListDelegatedAdministrators` of one service. */
export function tryAdministrators(aws: Aws, ServicePrincipal: string, signal: AbortSignal): Promise<Tried> {
  const operation = "organizations:ListDelegatedAdministrators";
  return tried(aws, { operation, list: readProbes[operation].list, signal }, (http) =>
    aws.organizations.send(new ListDelegatedAdministratorsCommand({ ServicePrincipal }), http),
  );
}

function hasList(output: unknown, list: string): boolean {
  return z.looseObject({ [list]: z.array(z.unknown()) }).safeParse(output).success;
}

const Dated = z.object({ headers: z.object({ date: z.string() }) });

/** A date has whole seconds, so half a second is added; the answer was written between the sending and now. */
function offsetOf(response: unknown, sentAt: number): number | undefined {
  const dated = Dated.safeParse(response);
  const date = dated.success ? Date.parse(dated.data.headers.date) : NaN;
  return Number.isNaN(date) ? undefined : date + 500 - (sentAt + Date.now()) / 2;
}

interface Trial {
  readonly operation: OperationName;
  /** The member that every answer of the operation has; see `ReadProbe`. */
  readonly list?: string | undefined;
  readonly signal: AbortSignal;
}

async function tried(aws: Aws, { operation, list, signal }: Trial, run: Run<unknown>): Promise<Tried> {
  const startedMs = performance.now();
  const tookMs = () => Math.round(performance.now() - startedMs);
  try {
    const output = await probe(aws, operation, { signal }, run);
    if (list !== undefined && !hasList(output, list)) throw new FailureError(withoutList(aws, operation));
    const metadata = Metadata.safeParse(output);
    const requestId = metadata.success ? metadata.data.$metadata.requestId : undefined;
    return {
      outcome: { state: "answered", tookMs: tookMs(), ...(requestId !== undefined && { requestId }) },
      output,
    };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { outcome: { state: "failed", failure: error.failure, tookMs: tookMs() } };
  }
}
