"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent } from "react";
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

/** Renders the page again when there is something newer than the versions it was rendered from. Draws nothing. */
export function OverviewRefresh({ rendered }: { rendered: Readonly<Record<Subject, string | undefined>> }) {
  const feeds = useContext(FeedsContext);
  useRefreshAfter(rendered.organization, feeds?.organization.progress);
  useRefreshAfter(rendered["conformance-packs"], feeds?.["conformance-packs"].progress);
  return null;
}

function useRefreshAfter(shown: string | undefined, progress: CollectionProgress | undefined): void {
  const router = useRouter();
  const newest = progress?.version;
  const refresh = useEffectEvent(() => router.refresh());
  useEffect(() => {
    if (newest === undefined || newest === shown) return undefined;
    const isPatch = newest.split(".")[0] === shown?.split(".")[0];
    const timer = setTimeout(() => refresh(), isPatch ? PATCHED_MS : NEWER_MS);
    return () => clearTimeout(timer);
  }, [newest, shown]);
}
