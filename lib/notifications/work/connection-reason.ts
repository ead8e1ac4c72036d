import "server-only";
import { AddressRefusedError } from "./public-address";

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "The connection was refused.",
  ECONNRESET: "The connection broke off.",
  ENOTFOUND: "The host name is not known.",
  EAI_AGAIN: "The host name could not be looked up.",
  EHOSTUNREACH: "The host can't be reached.",
  ENETUNREACH: "The network can't be reached.",
  ETIMEDOUT: "The host did not answer in time.",
  CERT_HAS_EXPIRED: "The certificate of the host has expired.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The certificate of the host is signed by itself.",
  SELF_SIGNED_CERT_IN_CHAIN: "The certificate of the host is signed by an authority that is not trusted.",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "The certificate of the host could not be verified.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The certificate of the host is of another name.",
  EPROTO: "The host speaks no TLS that can be used.",
};

/** Why a request got no answer, in a sentence that holds neither its address nor its secrets. */
export function connectionReasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return "The host did not answer within 10 seconds.";
  for (const each of chain(error)) {
    if (each instanceof AddressRefusedError)
      return "The host name leads to an address that is not of the public internet. CANOPY_NOTIFICATION_NETWORKS can allow it.";
    const known = "code" in each && typeof each.code === "string" ? reasons[each.code] : undefined;
    if (known !== undefined) return known;
  }
  return "The connection failed.";
}

function chain(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const several = error instanceof AggregateError ? error.errors.flatMap(chain) : [];
  return [error, ...several, ...chain(error.cause)];
}
