import "server-only";
import { z } from "zod";
import { checkHost } from "@/lib/core/http/request-origin";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { env } from "@/lib/env";
import { failureFrom } from "@/lib/server/failure-from";
import { peerOverLimit } from "@/lib/server/limits/peer-limits";
import { personOverLimit } from "@/lib/server/limits/person-limits";
import { failureResponse, tooManyRequests } from "@/lib/server/routes/route";
import { sessionOfToken } from "@/lib/server/sign-in/token-session";
import type { ApiOperation, Asked } from "./api-operation";
import { apiOperations } from "./operations";

/** A run of sixty thousand targets takes two megabytes. */
const largestBody = 4_000_000;
const longestSearch = 8_000;

/**
 * Answers a request to the API below `/api/v1`: token, operation, permission, shape, call. What fails is answered as `{ failure }`
 * with a fitting status. Cookies count for nothing here, so no page can ask in the name of the person who looks at it.
 * @param path below `/api/v1`
 */
export async function answerApiRequest(request: Request, path: string): Promise<Response> {
  try {
    const session =
      checkHost(request.headers.get("host"), env().identity.publicUrl) === undefined
        ? await sessionOfToken(request.headers)
        : undefined;
    if (session === undefined) {
      const tooMany = peerOverLimit("token");
      return tooMany === undefined ? unauthenticated() : tooManyRequests(tooMany);
    }
    const overLimit = personOverLimit(session.id);
    if (overLimit !== undefined) return tooManyRequests(overLimit);
    const called = operationFor(request.method, path);
    if ("allowed" in called) return notCallable(request.method, path, called.allowed);
    const { operation, params } = called;
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const body = "body" in operation.input.shape ? await bodyOf(request) : {};
    if (new URL(request.url).search.length > longestSearch) throw new FailureError(searchTooLong);
    const answer = await operation.answer({ params, query, body }, session);
    if (!answer.ok) return failureResponse(answer.failure);
    return Response.json(answer.value, { headers: { "Cache-Control": "no-store" } });
  } catch (error) {
    return failureResponse(failureFrom(error, `API ${request.method} ${path}`));
  }
}

/** The operation of a path with its parts; the methods that the path has, where it is another one's. */
function operationFor(
  method: string,
  path: string,
): { readonly operation: ApiOperation; readonly params: Asked["params"] } | { readonly allowed: string[] } {
  const parts = path.split("/");
  const allowed: string[] = [];
  // A path without a variable part comes before one with: /runs/preview is no run.
  for (const operation of apiOperations.toSorted((one, other) => variables(one) - variables(other))) {
    const params = paramsOf(operation.path.split("/"), parts);
    if (params === undefined) continue;
    if (operation.method === method) return { operation, params };
    allowed.push(operation.method);
  }
  return { allowed };
}

function variables({ path }: ApiOperation): number {
  return path.split("{").length;
}

function paramsOf(template: readonly string[], parts: readonly string[]): Asked["params"] | undefined {
  if (template.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of template.entries()) {
    const part = parts[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(expected)?.[1];
    if (name !== undefined) params[name] = part;
    else if (part !== expected) return undefined;
  }
  return params;
}

async function bodyOf(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? ""))
    throw new FailureError(wrongBody("Send the body as JSON, with Content-Type: application/json."));
  const text = await textWithin(request, largestBody);
  if (text === undefined) throw new FailureError(wrongBody(`The body has more than ${largestBody} bytes.`));
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    throw new FailureError(wrongBody("The body is no JSON."));
  }
}

/** A body of so many bytes at most, without keeping what is beyond; undefined for a larger one. */
async function textWithin(request: Request, most: number): Promise<string | undefined> {
  if (request.body === null) return "";
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body) {
    size += piece.byteLength;
    if (size > most) return undefined;
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

function wrongBody(message: string): Failure {
  return { code: "invalid-input", message, fields: { body: [message] } };
}

const searchTooLong: Failure = {
  code: "invalid-input",
  message: `The parameters in the address have more than ${longestSearch} characters.`,
  fields: {},
};

function unauthenticated(): Response {
  const response = failureResponse({
    code: "unauthenticated",
    of: "session",
    message:
      "Send a valid token of Canopy as Authorization: Bearer. People make them on the page API tokens.",
  });
  response.headers.set("WWW-Authenticate", 'Bearer realm="Canopy"');
  return response;
}

function notCallable(method: string, path: string, allowed: readonly string[]): Response {
  if (allowed.length === 0)
    return failureResponse({
      code: "not-found",
      message: `The API has no ${path}. /api/v1/openapi.json lists what it has.`,
    });
  const message = `${path} answers ${allowed.join(" and ")}, not ${method}.`;
  return Response.json(
    { failure: { code: "invalid-input", message, fields: {} } satisfies Failure },
    { status: 405, headers: { Allow: allowed.join(", "), "Cache-Control": "no-store" } },
  );
}
