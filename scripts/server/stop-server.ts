import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Shutdown } from "../../lib/server/shutdown.ts";

/** Container engines end a process 30 s after they asked it to. */
const withinMs = 20_000;
/** For the connections that are still open then, and for Next. */
const reserveMs = 2_000;
const pollMs = 50;

function lastly({ atEnd }: Shutdown): Promise<unknown> {
  return Promise.allSettled(atEnd.map((end) => end()));
}

const underWay = new WeakMap<Server, Set<ServerResponse>>();

/** Notes what a server answers, so that {@link stopServer} can end the streams, which never end by themselves. */
export function noteResponses(server: Server): void {
  const responses = new Set<ServerResponse>();
  underWay.set(server, responses);
  server.on("request", (_request, response: ServerResponse) => {
    responses.add(response);
    response.once("close", () => responses.delete(response));
  });
}

/**
 * Brings a server to its end within 20 seconds: it says that it is not ready, goes on for `drainMs`, takes no further
 * connections, ends the streams of news, whose browsers ask another server, and waits for what is being answered and for the
 * work beside. What has not ended then is cut off, and other servers settle it as after a crash.
 */
export async function stopServer(
  server: Server,
  shutdown: Shutdown,
  { limitMs = withinMs - reserveMs }: { readonly limitMs?: number } = {},
): Promise<void> {
  const over = new AbortController();
  const limit = setTimeout(() => over.abort(), limitMs);
  shutdown.isDraining = true;
  const worked = Promise.allSettled(shutdown.work);
  await delay(shutdown.drainMs, undefined, { signal: over.signal }).catch(() => undefined);
  const closed = once(server, "close");
  server.close();
  for (const response of underWay.get(server) ?? [])
    if (String(response.getHeader("content-type")).startsWith("text/event-stream")) response.destroy();
  // A connection that was busy when the server closed stays open for another request.
  const idle = setInterval(() => server.closeIdleConnections(), pollMs);
  const aborted = once(over.signal, "abort");
  await Promise.race([Promise.all([closed, worked]).then(() => lastly(shutdown)), aborted]);
  clearTimeout(limit);
  clearInterval(idle);
  server.closeAllConnections();
}
