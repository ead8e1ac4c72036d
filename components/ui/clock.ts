import { createContext, useContext, useSyncExternalStore } from "react";

const TICK_MS = 15_000;

/** The instant at which the server rendered the page: hydration must read the same clock, or the texts differ. */
export const RenderedAt = createContext(0);

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** Epoch milliseconds, moving on every quarter of a minute; one timer serves the whole page. */
export function useNow(): number {
  const renderedAt = useContext(RenderedAt);
  return useSyncExternalStore(
    subscribe,
    () => now,
    () => renderedAt,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  // A page that showed no times for a while has a clock that stood still.
  if (Date.now() - now >= TICK_MS) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}
