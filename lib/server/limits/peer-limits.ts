import "server-only";
import ipaddr from "ipaddr.js";
import { env } from "@/lib/env";
import { responseInProgress } from "../routes/response-in-progress";
import { type OverLimit, RequestCounter } from "./request-counter";

/** What is asked without a session. Each counts by itself: wrong tokens don't keep a provider from signing people out. */
type WithoutSession = "sign-in" | "sign-out" | "token" | "report";

/** Of one address, answered at once. */
const mostAtOnce = 50;

declare global {
  // Next bundles pages, routes and actions apart: the requests of an address are counted in one place.
  var canopyPeers: RequestCounter | undefined;
}

/**
 * Counts the request that is being answered, which has no session, among those of the address that its connection comes from, and
 * says why it is one too many; undefined where it is not. All who come through one proxy share its address. Each replica counts
 * by itself; without the server in front, as in `next dev`, nothing is counted.
 */
export function peerOverLimit(asked: WithoutSession): OverLimit | undefined {
  const response = responseInProgress();
  if (response === undefined) return undefined;
  const peers = (globalThis.canopyPeers ??= new RequestCounter());
  const sender = `${asked} ${networkOf(response.peer ?? "")}`;
  const perSecond = env().operations.peerRate;
  const waitMs = peers.count(sender, response, { perSecond, mostAtOnce });
  if (waitMs === 0) return undefined;
  return {
    code: "throttled",
    message: `More requests without a session came from this address than Canopy answers. Try again in ${Math.ceil(waitMs / 1_000)} s.`,
    retryAfterMs: waitMs,
  };
}

/** An address, or of IPv6 the network of 64 bits that one machine has to itself. */
function networkOf(peer: string): string {
  if (!ipaddr.isValid(peer)) return peer;
  const address = ipaddr.process(peer);
  return address.kind() === "ipv4"
    ? address.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString();
}
