import "server-only";
import type { Failure, FailureCode } from "@/lib/core/failure";
import { refusal, stranger } from "./admit";
import { failureFrom } from "./failure-from";
import type { Permission } from "./permissions";
import { requestSession } from "./request-session";
import type { Session, SessionSource } from "./session";

export interface RouteDefinition {
  readonly requires: Permission;
  readonly run: (request: Request, session: Session) => Response | Promise<Response>;
}

/** A GET route handler: session, permission, run. What fails is answered as `{ failure }` with a fitting status. */
export function defineRoute(
  { requires, run }: RouteDefinition,
  { session: sessionSource = requestSession }: { readonly session?: SessionSource } = {},
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const session = await sessionSource();
      if (session === undefined) return failureResponse(stranger);
      const forbidden = refusal(session, requires);
      if (forbidden !== undefined) return failureResponse(forbidden);
      return await run(request, session);
    } catch (error) {
      return failureResponse(failureFrom(error, `GET ${new URL(request.url).pathname}`));
    }
  };
}

const statuses: Readonly<Record<FailureCode, number>> = {
  "invalid-input": 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  precondition: 422,
  "limit-reached": 422,
  // The browser did not ask too often, we did.
  throttled: 503,
  unavailable: 503,
  unexpected: 500,
};

/** A failure as an answer. */
export function failureResponse(failure: Failure): Response {
  return Response.json(
    { failure },
    { status: statuses[failure.code], headers: { "Cache-Control": "no-store" } },
  );
}
