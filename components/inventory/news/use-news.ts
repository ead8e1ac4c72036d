import { useSyncExternalStore } from "react";
import { afterLoad } from "@/components/ui/later/idle-fetching";
import { fetchPersistently } from "@/lib/core/fetch-persistently";
import type { News } from "@/lib/inventory/snapshot/news";

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
  const { signal } = following;
  afterLoad(() => void follow(signal));
}

/** What the stream says has the shapes of half of Canopy: they come when the page stands. */
async function follow(signal: AbortSignal): Promise<void> {
  const code = await fetchPersistently(() =>
    Promise.all([import("./news-stream"), import("@/lib/inventory/snapshot/news")]),
  ).catch(() => undefined);
  if (signal.aborted) return;
  if (code === undefined) {
    change({ connected: false });
    return follow(signal);
  }
  const [{ followNews }, { withState }] = code;
  followNews(
    {
      onState: (topic, state) => change({ news: withState(heard.news, topic, state) }),
      onConnected: (connected) => change({ connected }),
    },
    signal,
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
