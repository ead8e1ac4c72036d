"use client";

import { useRouter } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useTransition,
} from "react";
import { type ProgressFeed, useCollectionProgress } from "@/components/organization/use-collection-progress";
import type { CollectionProgress } from "@/lib/inventory/progress";
import type { Subject } from "@/lib/inventory/subject";

type Feeds = Readonly<Record<Subject, ProgressFeed>>;

const FeedsContext = createContext<Feeds | undefined>(undefined);
const unknown: CollectionProgress = { state: "idle", streams: [] };

/** One stream for each collection, whichever panels show how far it is. */
export function OverviewFeeds({ children }: { children: ReactNode }) {
  const organization = useCollectionProgress(unknown);
  const packs = useCollectionProgress(unknown, "conformance-packs");
  return <FeedsContext value={{ organization, "conformance-packs": packs }}>{children}</FeedsContext>;
}

/** How far a collection is; until the stream has said something, what the server rendered. Needs an `OverviewFeeds`. */
export function useFeed(subject: Subject, rendered: CollectionProgress): ProgressFeed {
  const feeds = useContext(FeedsContext);
  if (feeds === undefined) throw new Error("useFeed needs an OverviewFeeds above it.");
  const feed = feeds[subject];
  return feed.progress === unknown ? { ...feed, progress: rendered } : feed;
}

/** A new snapshot is worth a look at once; what polls learn of single targets can wait. */
const NEWER_MS = 400;
const PATCHED_MS = 10_000;
/** A snapshot that grows is not looked at more often than this. */
const GROWN_MS = 3_000;

/**
 * Renders the page again when there is something newer than the versions it was rendered from, one rendering after the
 * other: a slow server is not asked for the next before it has answered the last. Draws nothing.
 */
export function OverviewRefresh({ rendered }: { rendered: Readonly<Record<Subject, string | undefined>> }) {
  const feeds = useContext(FeedsContext);
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const refreshedAt = useRef(0);
  const delay = Math.min(
    delayUntil(rendered.organization, feeds?.organization.progress.version),
    delayUntil(rendered["conformance-packs"], feeds?.["conformance-packs"].progress.version),
  );
  const refresh = useEffectEvent(() => {
    refreshedAt.current = Date.now();
    startTransition(() => router.refresh());
  });
  useEffect(() => {
    if (delay === Infinity || isPending) return undefined;
    const sinceLast = Date.now() - refreshedAt.current;
    const timer = setTimeout(() => refresh(), Math.max(delay, GROWN_MS - sinceLast));
    return () => clearTimeout(timer);
  }, [delay, isPending]);
  return null;
}

/** How long what is shown may stay, in milliseconds: for ever where it is the newest. */
function delayUntil(shown: string | undefined, newest: string | undefined): number {
  if (newest === undefined || newest === shown) return Infinity;
  // Behind the dot are the patches.
  return newest.split(".")[0] === shown?.split(".")[0] ? PATCHED_MS : NEWER_MS;
}
