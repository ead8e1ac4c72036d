import { prefixHere } from "@/lib/core/http/connection-path";
import { FailureError } from "@/lib/core/failure-error";
import { isSignedOut, silence, SilenceError } from "./call-action";
import { noteSessionOver } from "./session-state";

/** Something that one of Canopy's own GET routes answers. */
export interface RouteRequest {
  /** Without the connection, which is that of the page. */
  readonly url: string;
  readonly signal: AbortSignal;
  /** What it is in words that can begin a sentence: `The organization`. */
  readonly what: string;
}

/**
 * The answer of one of Canopy's own GET routes, if it is a good one. Rejects as aborted, with a SilenceError where our
 * server does not answer, and else with the route's own failure.
 */
export async function askRoute({ url, signal, what }: RouteRequest): Promise<Response> {
  const response = await fetch(prefixHere() + url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new SilenceError(silence);
  });
  if (response.ok) return response;
  // Most pages never need it. Where it can't be had either, the server is not well, and the status alone says so.
  const coming = import("./failure-body").catch(() => undefined);
  const body: unknown = await response.json().catch(() => undefined);
  const failure = (await coming)?.failureIn(body);
  signal.throwIfAborted();
  if (failure !== undefined) {
    if (isSignedOut(failure)) noteSessionOver();
    throw new FailureError(failure);
  }
  throw new FailureError({
    code: "unavailable",
    of: "canopy",
    message: `Canopy's own server answered ${response.status}. ${what} could not be read.`,
  });
}

/** A page from before an update of Canopy cannot read what the server sends after it. */
export function notUnderstood(what: string, cause: string): FailureError {
  return new FailureError({
    code: "unexpected",
    message: `${what} arrived in a form that this page does not understand. Reload the page.`,
    reference: `none: it happened in this browser (${cause})`,
  });
}
