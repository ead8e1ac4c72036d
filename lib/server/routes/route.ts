import "server-only";
import type { z } from "zod";
import type { WithinOus } from "@/lib/identity/visible-ous";
import type { Failure, FailureCode } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { invalidInput, refusal, refusalWithinOus, type Requirement, unauthenticated } from "../admit";
import { failureFrom } from "../failure-from";
import { registerInput } from "../input-schemas";
import { personOverLimit } from "../limits/person-limits";
import { recordRefusedRead } from "../refusals";
import { requestSession } from "../request-session";
import type { Session, SessionSource } from "../session";

export interface RouteDefinition {
  readonly requires: Requirement;
  /** Of who sees their OUs alone; see `WithinOus`. */
  readonly withinOus?: WithinOus;
  readonly run: (request: Request, session: Session) => Response | Promise<Response>;
}

/** Of the search parameters of an address, in characters: more than a person can have chosen. */
const longestSearch = 8_000;

/**
 * A reader of the search parameters of a route as `schema` says, which throws `invalid-input` with the names of those that
 * are something else.
 * @param route its method and path
 */
export function defineSearch<Schema extends z.ZodType>(
  route: string,
  schema: Schema,
): (request: Request) => z.output<Schema> {
  registerInput(route, schema);
  return (request) => {
    const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (parsed.success) return parsed.data;
    throw new FailureError(invalidInput(parsed.error.issues));
  };
}

/** A GET route handler: session, permission, run. What fails is answered as `{ failure }` with a fitting status. */
export function defineRoute(
  { requires, run, ...door }: RouteDefinition,
  { session: sessionSource = requestSession }: { readonly session?: SessionSource } = {},
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const session = await sessionSource();
      if (session === undefined) return failureResponse(unauthenticated);
      const overLimit = personOverLimit(session.id);
      if (overLimit !== undefined) return tooManyRequests(overLimit);
      const forbidden = refusal(session, requires) ?? refusalWithinOus(session, door);
      if (forbidden !== undefined) {
        await recordRefusedRead(session, `GET ${new URL(request.url).pathname}`, forbidden);
        return failureResponse(forbidden);
      }
      if (new URL(request.url).search.length > longestSearch) return failureResponse(searchTooLong);
      return await run(request, session);
    } catch (error) {
      return failureResponse(failureFrom(error, `GET ${new URL(request.url).pathname}`));
    }
  };
}

const searchTooLong: Failure = {
  code: "invalid-input",
  message: `The parameters in the address have more than ${longestSearch} characters. Take some filters out.`,
  fields: {},
};

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

/** The answer to a person who asks too often, as https://www.rfc-editor.org/rfc/rfc6585#section-4 describes it. */
export function tooManyRequests(failure: Failure & { readonly retryAfterMs: number }): Response {
  const headers = {
    "Cache-Control": "no-store",
    "Retry-After": String(Math.ceil(failure.retryAfterMs / 1_000)),
  };
  return Response.json({ failure }, { status: 429, headers });
}

/** A failure as an answer. */
export function failureResponse(failure: Failure): Response {
  return Response.json(
    { failure },
    { status: statuses[failure.code], headers: { "Cache-Control": "no-store" } },
  );
}
