import { useSyncExternalStore } from "react";
import { type News, withState } from "@/lib/inventory/snapshot/news";
import { followNews } from "./news-stream";

export interface Heard {
  readonly news: News;
  /** False while the stream to Canopy's own server is down; the browser keeps trying by itself. */
  readonly connected: boolean;
}

const nothing: Heard = { news: {}, connected: true };
let heard = nothing;
const listeners = new Set<() => void>();
let following: AbortController | undefined;

/** What the server has said last of everything that changes. Empty until it has said something. */
export function useNews(): Heard {
  return useSyncExternalStore(
    subscribe,
    () => heard,
    () => nothing,
  );
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) begin();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) end();
  };
}

function begin(): void {
  document.addEventListener("visibilitychange", followWhileVisible);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", followWhileVisible);
  followWhileVisible();
}

function end(): void {
  document.removeEventListener("visibilitychange", followWhileVisible);
  removeEventListener("pagehide", leave);
  removeEventListener("pageshow", followWhileVisible);
  leave();
}

/** A tab that cannot be seen needs no news: it hears of everything at once when it is looked at again. */
function followWhileVisible(): void {
  if (document.visibilityState !== "visible") {
    leave();
    return;
  }
  if (following !== undefined) return;
  following = new AbortController();
  followNews(
    {
      onState: (topic, state) => change({ news: withState(heard.news, topic, state) }),
      onConnected: (connected) => change({ connected }),
    },
    following.signal,
  );
}

function leave(): void {
  following?.abort();
  following = undefined;
}

function change(changed: Partial<Heard>): void {
  if (changed.connected === heard.connected) return;
  heard = { ...heard, ...changed };
  for (const listener of listeners) listener();
}
