import type { WireRequest } from "../protocol/wire";

const loopbackHosts: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
const foreignSites: ReadonlySet<string> = new Set(["cross-site", "same-site"]);

/**
 * Why the controls turn a request away, as a sentence; undefined where they answer it. They take loopback host names
 * alone, so that no name of another site can be pointed at them, and nothing that a page of another origin sends.
 */
export function controlRefusal({ headers }: Pick<WireRequest, "headers">): string | undefined {
  const { host = "", origin, "sec-fetch-site": site = "" } = headers;
  if (!loopbackHosts.has(host.toLowerCase().replace(/:\d*$/, ""))) {
    return `The sandbox's controls do not answer for the host ${JSON.stringify(host)}: use 127.0.0.1 or localhost.`;
  }
  const isForeign = origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`;
  if (isForeign || foreignSites.has(site)) {
    return `The sandbox's controls do not take requests of a page from ${JSON.stringify(origin ?? site)}.`;
  }
  return undefined;
}
