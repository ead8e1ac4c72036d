import { randomInt } from "node:crypto";
import getPort from "get-port";

/** Below what Linux, macOS and Windows give away by themselves, and below the node ports of Kubernetes. */
const lowest = 20_000;
const highest = 29_999;
const tries = 100;

/**
 * Returns a free port for a server that is stopped and started again where its clients know it. While such a server is
 * down, the system would give a port of its own range to any connection and to any other server that asks for a free one.
 */
export function portToKeep(): Promise<number> {
  // By chance, so that processes that choose at the same time do not choose the same.
  return getPort({ port: Array.from({ length: tries }, () => randomInt(lowest, highest + 1)) });
}
