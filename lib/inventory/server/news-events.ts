import "server-only";
import { OfConnections } from "@/lib/server/connection-in-force";
import type { Failure } from "@/lib/core/failure";
import { env } from "@/lib/env";
import { can } from "@/lib/identity/grants";
import { watchSession } from "@/lib/server/sign-in/watch-sessions";
import type { Session } from "@/lib/server/session";
import { topics, type Topic } from "../snapshot/news";
import { viewKey, type VisibleOus } from "@/lib/identity/visible-ous";
import { visibleOus } from "../serve/within-ous";
import { NewsFeed, newsSources } from "./news-feed";

/** A browser opens one for all of its tabs: as many people may look at once. */
const mostStreams = 200;
/** Of one person, whose tabs share one in each browser. */
const mostOfPerson = 20;
/** Proxies close what is silent for a minute, and a browser takes silence for a server that is gone. */
const heartbeatMs = 10_000;
/** How soon a browser comes back after the stream broke off. */
const retryMs = 1_000;

declare global {
  // One feed for each view of a connection, however many bundles Next makes of this file.
  var canopyNews:
    | {
        readonly feeds: OfConnections<Map<string, NewsFeed>>;
        streams: number;
        readonly ofPeople: Map<string, number>;
      }
    | undefined;
}

/** Why no further stream can be opened just now; undefined where one can. */
export function whyNoStream({ id }: Pick<Session, "id">): Failure | undefined {
  const { streams, ofPeople } = shared();
  // In local mode there is one person, who keeps no other out.
  const isShared = env().identity.provider.kind !== "local";
  if (isShared && (ofPeople.get(id) ?? 0) >= mostOfPerson)
    return {
      code: "unavailable",
      message: `${mostOfPerson} of your browsers follow Canopy already, as many as one person may have. Close one of them.`,
    };
  if (streams < mostStreams) return undefined;
  return {
    code: "unavailable",
    message: `${mostStreams} browsers follow Canopy already, as many as this server serves. This page still works and is as new as its last reload.`,
  };
}

/**
 * The news as server-sent events: the state of each topic that this session may hear of, named by the event's type, now
 * and after each change, with a comment in between so that the connection lives. A reader that is slow gets the newest
 * state of each and nothing that came in between. Ends when the signal is aborted, the reader leaves or the session ends, which
 * it says as `signed-out`.
 */
export function newsResponse(session: Session, signal: AbortSignal): Response {
  const allowed = topics.filter((topic) => can(session, newsSources[topic].requires));
  return new Response(newsStream(session, allowed, signal), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // Neither Next's compression nor a proxy may hold events back to make them smaller.
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

function newsStream(
  { id, sessionId, ...grantee }: Session,
  allowed: readonly Topic[],
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const feed = feedOf(visibleOus(grantee));
  const text = new TextEncoder();
  const sent = new Map<Topic, string>();
  let wake: () => void = () => undefined;
  let isOver = false;
  const session = { isOver: false };
  const unlisten = feed.listen(() => wake());
  const unwatch =
    sessionId === undefined
      ? () => undefined
      : watchSession(sessionId, () => {
          session.isOver = true;
          wake();
        });
  count(id, 1);

  function end(): void {
    if (isOver) return;
    isOver = true;
    unlisten();
    unwatch();
    count(id, -1);
    wake();
  }
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();

  function unsent(): string {
    if (session.isOver) return "";
    return allowed
      .flatMap((topic) => {
        const state = feed.stateOf(topic);
        if (state === undefined || state === sent.get(topic)) return [];
        sent.set(topic, state);
        return `event: ${topic}\ndata: ${state}\n\n`;
      })
      .join("");
  }

  return new ReadableStream({
    start: (controller) => controller.enqueue(text.encode(`retry: ${retryMs}\n\n`)),
    pull: async (controller) => {
      let events = isOver ? "" : unsent();
      if (events === "" && !isOver && !session.isOver) {
        await new Promise<void>((resolve) => {
          const heartbeat = setTimeout(resolve, heartbeatMs);
          wake = () => {
            clearTimeout(heartbeat);
            resolve();
          };
        });
        events = unsent();
      }
      if (session.isOver && !isOver) {
        controller.enqueue(text.encode("event: signed-out\ndata:\n\n"));
        end();
      }
      if (isOver) controller.close();
      else controller.enqueue(text.encode(events === "" ? "event: heartbeat\ndata:\n\n" : events));
    },
    cancel: end,
  });
}

function count(personId: string, change: 1 | -1): void {
  const state = shared();
  state.streams += change;
  const ofPerson = (state.ofPeople.get(personId) ?? 0) + change;
  if (ofPerson > 0) state.ofPeople.set(personId, ofPerson);
  else state.ofPeople.delete(personId);
}

/** One feed for all who see the same. */
function feedOf(ous: VisibleOus): NewsFeed {
  const feeds = shared().feeds.made(() => new Map<string, NewsFeed>());
  const feed = feeds.get(viewKey(ous)) ?? new NewsFeed(ous);
  feeds.set(viewKey(ous), feed);
  return feed;
}

function shared() {
  globalThis.canopyNews ??= { feeds: new OfConnections(), streams: 0, ofPeople: new Map() };
  return globalThis.canopyNews;
}
