"use client";

import { useEffect } from "react";

const waiting: (() => Promise<unknown>)[] = [];
let isStarted = false;
let isFetching = false;

/** Fetches this code once the page has nothing else to do, one after the other. A failure is left to who needs the code. */
export function fetchWhenIdle(fetchOnce: () => Promise<unknown>): void {
  if (typeof window === "undefined") return;
  waiting.push(fetchOnce);
  if (isStarted) fetchNext();
}

/** Lets what comes later be fetched once this page stands. Draws nothing. */
export function IdleFetching() {
  useEffect(
    () =>
      afterLoad(() => {
        isStarted = true;
        fetchNext();
      }),
    [],
  );
  return null;
}

/** Calls `run` once everything that the page itself names has come, at once where it has. The answered function takes that back. */
export function afterLoad(run: () => void): () => void {
  if (document.readyState === "complete") {
    run();
    return () => undefined;
  }
  addEventListener("load", run, { once: true });
  return () => removeEventListener("load", run);
}

function fetchNext(): void {
  if (isFetching || waiting.length === 0) return;
  isFetching = true;
  whenIdle(() => {
    const fetchOnce = waiting.shift();
    const done = () => {
      isFetching = false;
      fetchNext();
    };
    if (fetchOnce === undefined) done();
    else fetchOnce().then(done, done);
  });
}

function whenIdle(run: () => void): void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === "function") requestIdleCallback(run);
  else setTimeout(run, 200);
}
