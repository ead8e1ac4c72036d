import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { AwsError, type Caller } from "../contract";
import type { FaultEffect } from "../faults/fault";
import { refusalOf, refusalViolations } from "../protocol/refusal";
import { type Route, route as routeOf } from "../protocol/route";
import type { WireRequest, WireResponse } from "../protocol/wire";
import type { SandboxState } from "../sandbox-state";
import { answerCall, InvalidAnswer } from "./answer-call";
import { callerOf } from "./caller-of";
import { checkSigningTime } from "./check-signing-time";
import { serverError } from "./common-errors";
import { userIdentityOf } from "./user-identity";

/** What goes back for a call; no response means that the connection ends without one. */
export interface Reply {
  readonly response: WireResponse | undefined;
  /** For the `Date` header: real time, unless a clock skew was asked for. */
  readonly date: Date;
}

/** Of a request's body, in characters. */
const mostLogged = 500;

/** Answers one AWS request, whatever becomes of it, and writes it into the call log. */
export async function handleCall(sandbox: SandboxState, request: WireRequest): Promise<Reply> {
  const route = routeOf(request);
  const requestId = randomUUID();
  const startedAt = new Date();
  const startedMs = performance.now();
  const name = route.operation instanceof AwsError ? "(unknown)" : route.operation.name;
  const caller = attempt(() => callerOf(request, route.service, sandbox.world));
  const effects = sandbox.faults.take({
    service: route.service,
    operation: name,
    caller: caller instanceof AwsError ? undefined : caller,
    request,
  });

  const latencyMs = effects.reduce(
    (sum, effect) => sum + (effect.kind === "latency" ? effect.ms : 0),
    Math.random() * sandbox.latencyMs,
  );
  if (latencyMs > 0) await setTimeout(latencyMs, undefined, { ref: false });
  const isDropped = effects.some(({ kind }) => kind === "drop");
  const answered = isDropped ? undefined : answer({ sandbox, request, route, caller, effects, requestId });

  sandbox.calls.add({
    service: route.service,
    operation: name,
    accountId: caller instanceof AwsError ? undefined : caller.accountId,
    region: caller instanceof AwsError ? undefined : caller.region,
    userIdentity: caller instanceof AwsError ? undefined : userIdentityOf(caller),
    status: answered?.response.status,
    error: isDropped ? "(dropped)" : answered?.error,
    requestId,
    request: request.body.slice(0, mostLogged),
    startedAt: startedAt.toISOString(),
    durationMs: performance.now() - startedMs,
  });
  return { response: answered?.response, date: new Date(Date.now() + skewOf(effects)) };
}

interface IdentifiedCall {
  readonly sandbox: SandboxState;
  readonly request: WireRequest;
  readonly route: Route;
  readonly caller: Caller | AwsError;
  readonly effects: readonly FaultEffect[];
  readonly requestId: string;
}

interface Answered {
  readonly response: WireResponse;
  readonly error: string | undefined;
}

function answer(call: IdentifiedCall): Answered {
  const { sandbox, request, route, caller, effects } = call;
  const { operation } = route;
  try {
    if (operation instanceof AwsError) throw operation;
    if (caller instanceof AwsError) throw caller;
    checkSigningTime(request, route.service, skewOf(effects));
    sandbox.settle();
    return { response: answerCall({ ...call, operation, caller }), error: undefined };
  } catch (error) {
    return refuse(call, error);
  }
}

function refuse(call: IdentifiedCall, error: unknown): Answered {
  if (!(error instanceof AwsError)) return fail(call, error);
  const { model, protocol, operation } = call.route;
  const refusal = refusalOf(model, error, call.requestId);
  const found = operation instanceof AwsError ? [] : refusalViolations(model, operation, refusal);
  if (found.length > 0) return fail(call, new InvalidAnswer(`The refusal ${error.code}`, found));
  return { response: protocol.writeError(model, refusal), error: error.code };
}

/** A defect of the sandbox: counted, said loudly, and never passed off as an answer of AWS. */
function fail({ sandbox, route, requestId }: IdentifiedCall, error: unknown): Answered {
  if (error instanceof InvalidAnswer) sandbox.calls.addInvalidResponse();
  sandbox.log(
    `SANDBOX DEFECT (request ${requestId}): ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  const refusal = refusalOf(route.model, serverError(route.service, 500), requestId);
  return { response: route.protocol.writeError(route.model, refusal), error: refusal.error.code };
}

function skewOf(effects: readonly FaultEffect[]): number {
  return effects.reduce((sum, effect) => sum + (effect.kind === "clock-skew" ? effect.ms : 0), 0);
}

function attempt(work: () => Caller): Caller | AwsError {
  try {
    return work();
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}
