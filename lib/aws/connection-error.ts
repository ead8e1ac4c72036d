import "server-only";
import { z } from "zod";

const NodeError = z.object({ name: z.string(), message: z.string(), code: z.string().optional() });

const reasons: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "nothing is listening there"],
  ["ENOTFOUND", "the name is not known"],
  ["EAI_AGAIN", "the name could not be looked up"],
  ["EHOSTUNREACH", "the host cannot be reached"],
  ["ENETUNREACH", "the network cannot be reached"],
  ["ETIMEDOUT", "no answer came in time"],
  ["ECONNRESET", "the connection was dropped"],
  ["ECONNABORTED", "the connection was dropped"],
  ["EPIPE", "the connection was dropped"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "its TLS certificate is for another name"],
  ["CERT_HAS_EXPIRED", "its TLS certificate has expired"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "its TLS certificate is self-signed"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "its TLS certificate chain is self-signed"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "its TLS certificate cannot be verified"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "its TLS certificate cannot be verified"],
]);

/** Failures in which the request surely never reached AWS. */
const neverSent: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

export interface ConnectionError {
  /** Half a sentence: `nothing is listening there`. */
  readonly reason: string;
  /** Whether AWS may have received the request, and acted on it. */
  readonly mayHaveArrived: boolean;
}

/** What went wrong below HTTP, or undefined where an error is about something else. */
export function connectionErrorOf(error: unknown): ConnectionError | undefined {
  const parsed = NodeError.safeParse(error);
  if (!parsed.success) return undefined;
  const { name, message, code } = parsed.data;
  const reason = code === undefined ? undefined : reasons.get(code);
  if (reason !== undefined) return { reason, mayHaveArrived: code === undefined || !neverSent.has(code) };
  if (name === "TimeoutError") return { reason: "no answer came in time", mayHaveArrived: true };
  // What Node says when the peer closes in the middle of an answer; not every path sets a code.
  if (message === "aborted" || message === "socket hang up") {
    return { reason: "the connection was dropped", mayHaveArrived: true };
  }
  return undefined;
}
