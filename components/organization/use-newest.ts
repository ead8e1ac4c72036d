import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";

/** Long enough for a server that has just been told of a newer snapshot to serve it. */
const NEWER_DELAY_MS = 300;
/** Polls patch the snapshot every few seconds; this browser has its own polls on screen already. */
const PATCH_INTERVAL_MS = 10_000;

/**
 * Fetches a snapshot again whenever the server has a newer one, until what is shown is what the server named: an answer
 * that was on its way when the newer one came does not end it. Patches of the same snapshot are gathered.
 * @param newest the version the progress stream named last
 */
export function useNewest<Shown extends { readonly meta: { readonly version: string } }>(
  query: UseQueryResult<Shown | null>,
  newest: string | undefined,
): UseQueryResult<Shown | null> {
  const { data, isFetching } = query;
  const shown = data?.meta.version;
  const isOutdated = newest !== undefined && snapshotOf(newest) !== snapshotOf(shown);
  const fetchAgain = useEffectEvent(() => void query.refetch({ cancelRefetch: false }));
  const fetchPatches = useEffectEvent(() => {
    if (newest !== shown) fetchAgain();
  });

  useEffect(() => {
    if (!isOutdated || isFetching) return undefined;
    const timer = setTimeout(() => fetchAgain(), NEWER_DELAY_MS);
    return () => clearTimeout(timer);
  }, [isOutdated, isFetching]);
  useEffect(() => {
    const timer = setInterval(() => fetchPatches(), PATCH_INTERVAL_MS);
    return () => clearInterval(timer);
  }, []);
  return query;
}

/** A version is the snapshot's number, a dot, and how often it was patched. */
function snapshotOf(version: string | undefined): string | undefined {
  return version?.split(".")[0];
}
