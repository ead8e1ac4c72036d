import { AwsError, type AwsStructure, type Caller } from "../contract";
import { awsQuery } from "../protocol/aws-query";
import { emptyPage, pastEmptyPage } from "../faults/empty-page";
import type { FaultEffect } from "../faults/fault";
import type { OperationModel } from "../protocol/service-model";
import type { Route } from "../protocol/route";
import { validationError } from "../protocol/validation-error";
import { violations, type Violation } from "../protocol/violations";
import type { WireRequest, WireResponse } from "../protocol/wire";
import type { SandboxState } from "../sandbox-state";
import { denied, serverError, throttled } from "./common-errors";

/** An answer that the service model forbids: a defect of the sandbox, never sent as it is. */
export class InvalidAnswer extends Error {
  constructor(operation: string, found: readonly Violation[]) {
    const details = found
      .slice(0, 5)
      .map(({ path, constraint, value }) => `${path} (${JSON.stringify(value)}): ${constraint}`);
    super(`${operation} would have answered against its service model: ${details.join("; ")}`);
    this.name = "InvalidAnswer";
  }
}

export interface AdmittedCall {
  readonly sandbox: SandboxState;
  readonly request: WireRequest;
  readonly route: Route;
  readonly operation: OperationModel;
  readonly caller: Caller;
  readonly effects: readonly FaultEffect[];
  readonly requestId: string;
}

/**
 * The answer to a call whose caller is known: refused by a fault or a rate limit, or read, validated, carried out,
 * validated again and written. Throws AwsError for refusals and InvalidAnswer for an output that breaks the model.
 */
export function answerCall(call: AdmittedCall): WireResponse {
  const { sandbox, request, route, operation, caller, effects, requestId } = call;
  const { service, model, protocol } = route;
  refuseByFault(call);
  const { session } = caller;
  if (session !== undefined && !sandbox.roles.allows(session.roleArn, `${service}:${operation.name}`))
    throw denied(service, operation, caller);
  if (sandbox.throttle && !sandbox.limiter.admits(service, operation.name, caller)) {
    throw throttled(service, operation);
  }
  const input = pastEmptyPage(model, operation, protocol.readInput(model, operation, request));
  if (operation.input !== undefined) {
    const found = violations(model, operation.input.shape, input);
    if (found.length > 0) throw validationError(service, operation, found);
  }
  const output = carryOut(call, input);
  if (operation.output !== undefined) {
    const found = violations(model, operation.output.shape, output);
    if (found.length > 0) throw new InvalidAnswer(operation.name, found);
  }
  const response = protocol.writeOutput({ model, operation, output, requestId });
  const isCutOff = effects.some(({ kind }) => kind === "malformed-body");
  return isCutOff ? { ...response, body: response.body.slice(0, response.body.length / 2) || "{" } : response;
}

function carryOut(
  { sandbox, route, operation, caller, effects }: AdmittedCall,
  input: AwsStructure,
): AwsStructure {
  const run = sandbox.services[route.service][operation.name];
  if (run === undefined) {
    const code = route.protocol === awsQuery ? "InvalidAction" : "UnknownOperationException";
    const status = route.service === "securityhub" ? 404 : 400;
    throw new AwsError(code, `The sandbox does not answer ${operation.name}.`, status);
  }
  if (effects.some(({ kind }) => kind === "empty-page")) return emptyPage(route.model, operation, input);
  const unprocessedItems = effects.reduce(
    (sum, effect) => sum + (effect.kind === "unprocessed" ? effect.items : 0),
    0,
  );
  return run(input, caller, { unprocessedItems });
}

/** How an exception of the model is named on the wire: awsQuery has a code of its own for it, `NotFound`. */
function codeOf({ model, protocol }: Route, exception: string): string {
  const shape = model.shapes[exception];
  return protocol === awsQuery && shape?.type === "structure" ? (shape.error?.code ?? exception) : exception;
}

function refuseByFault({ route, operation, caller, effects }: AdmittedCall): void {
  for (const effect of effects) {
    switch (effect.kind) {
      case "throttle":
        throw throttled(route.service, operation);
      case "deny":
        throw denied(route.service, operation, caller);
      case "error":
        throw new AwsError(codeOf(route, effect.code), effect.message, undefined, effect.members);
      case "server-error":
        throw serverError(route.service, effect.status);
      case "latency":
      case "drop":
      case "empty-page":
      case "unprocessed":
      case "malformed-body":
      case "clock-skew":
        break;
    }
  }
}
