import { z } from "zod";
import { FaultRequest } from "../faults/fault";
import type { WireRequest, WireResponse } from "../protocol/wire";
import type { SandboxState } from "../sandbox-state";
import { WorldOptions } from "../start-world";
import { RoleDefinitions } from "../sts/role-book";
import { controlRefusal } from "./control-access";
import { describeWorld } from "./describe-world";

/** Below this path the sandbox speaks for itself and not for AWS. */
export const controlPrefix = "/_sandbox";

const ClockRequest = z.strictObject({
  advanceMs: z
    .int()
    .min(0)
    .max(365 * 86_400_000),
});
const ThrottleRequest = z.strictObject({ throttle: z.boolean() });

/** Answers the control endpoint: JSON in, JSON out, and a sentence that says what was wrong with the request. */
export function handleControl(sandbox: SandboxState, request: WireRequest): WireResponse {
  const refusal = controlRefusal(request);
  if (refusal !== undefined) return respond(403, { error: refusal });
  try {
    return respond(200, control(sandbox, request));
  } catch (error) {
    if (error instanceof z.ZodError) return respond(400, { error: z.prettifyError(error) });
    if (error instanceof SyntaxError) return respond(400, { error: "The body is not valid JSON." });
    if (error instanceof NotFound) return respond(404, { error: error.message });
    throw error;
  }
}

class NotFound extends Error {}

function control(sandbox: SandboxState, request: WireRequest): unknown {
  const { method, path, query } = request;
  switch (`${method} ${path.slice(controlPrefix.length)}`) {
    case "GET /world":
      return describeWorld(sandbox);
    case "GET /calls":
      return sandbox.calls.report(query.get("operation") ?? undefined);
    case "GET /messages":
      return { messages: sandbox.messages };
    case "DELETE /calls":
      sandbox.calls.clear();
      return {};
    case "GET /roles":
      return { roles: sandbox.roles.list() };
    case "PUT /roles":
      sandbox.roles.define(RoleDefinitions.parse(json(request)).roles);
      return { roles: sandbox.roles.list() };
    case "GET /faults":
      return { faults: sandbox.faults.list() };
    case "POST /faults":
      return { id: sandbox.faults.add(FaultRequest.parse(json(request))) };
    case "DELETE /faults":
      sandbox.faults.clear();
      return {};
    case "POST /clock":
      sandbox.clock.advance(ClockRequest.parse(json(request)).advanceMs);
      sandbox.settle();
      return { now: new Date(sandbox.clock.now()).toISOString() };
    case "POST /throttle":
      sandbox.throttle = ThrottleRequest.parse(json(request)).throttle;
      sandbox.limiter.reset();
      return { throttle: sandbox.throttle };
    case "POST /reset":
      sandbox.reset();
      return describeWorld(sandbox);
    case "POST /seed":
      sandbox.seed(WorldOptions.parse(json(request)));
      return describeWorld(sandbox);
    default:
      return controlOneFault(sandbox, request);
  }
}

function controlOneFault(sandbox: SandboxState, { method, path }: WireRequest): unknown {
  const [, id] = /^\/_sandbox\/faults\/(\d+)$/.exec(path) ?? [];
  if (method === "DELETE" && id !== undefined) {
    if (!sandbox.faults.remove(Number(id))) throw new NotFound(`There is no fault ${id}.`);
    return {};
  }
  throw new NotFound(
    `${method} ${path} is not known. There are GET /world, POST /reset, POST /seed, POST /clock, POST /throttle, ` +
      `GET and DELETE /calls, GET /messages, GET and PUT /roles, and GET, POST and DELETE /faults, all below ${controlPrefix}.`,
  );
}

function json({ body }: WireRequest): unknown {
  return body.trim() === "" ? {} : JSON.parse(body);
}

function respond(status: number, body: unknown): WireResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
