import { useEffect, useEffectEvent, useRef } from "react";

/** What is shown, and the newest there is: versions, as the server gives them. */
export interface Followed {
  readonly shown: string | undefined;
  readonly newest: string | undefined;
}

/** Long enough for a server that has just been heard of a newer snapshot to serve it. */
const NEWER_MS = 300;
/** Polls and changes patch a snapshot every few seconds; this tab has its own on screen already. */
const GATHERED_MS = 10_000;
/** A snapshot that grows is not looked at more often than this. */
const LEAST_MS = 3_000;

interface AutoRefresh {
  readonly isBusy: boolean;
  readonly refresh: () => void;
  /** How long patches are gathered: ten seconds where absent, less where a refresh costs little. */
  readonly gatheredMs?: number;
}

/**
 * Calls `refresh` when something that is shown is not the newest, again and again until it is: another edition soon,
 * patches of the same one gathered, and never while the last refresh `isBusy`, so that a slow server is not asked for
 * the next before it has answered.
 */
export function useAutoRefresh(
  followed: readonly Followed[],
  { isBusy, refresh, gatheredMs = GATHERED_MS }: AutoRefresh,
): void {
  const refreshedAt = useRef(-Infinity);
  const delay = Math.min(...followed.map((each) => delayOf(each, gatheredMs)));
  const refreshNow = useEffectEvent(() => {
    refreshedAt.current = performance.now();
    refresh();
  });
  useEffect(() => {
    if (delay === Infinity || isBusy) return undefined;
    const sinceLast = performance.now() - refreshedAt.current;
    const timer = setTimeout(() => refreshNow(), Math.max(delay, LEAST_MS - sinceLast));
    return () => clearTimeout(timer);
  }, [delay, isBusy]);
}

/** How long what is shown may stay, in milliseconds: for ever where it is the newest. */
function delayOf({ shown, newest }: Followed, gatheredMs: number): number {
  if (newest === undefined || newest === shown) return Infinity;
  return editionOf(newest) === editionOf(shown) ? gatheredMs : NEWER_MS;
}

/** Behind the dot are the patches. */
function editionOf(version: string | undefined): string | undefined {
  return version?.split(".")[0];
}
