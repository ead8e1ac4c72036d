import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type ProgressFeed, useCollectionProgress } from "@/components/inventory/use-collection-progress";
import { useNewest } from "@/components/inventory/use-newest";
import type { Failure } from "@/lib/core/failure";
import { noProgress } from "@/lib/inventory/snapshot/progress";
import { tagQueries } from "@/lib/organizations/tags/client/queries";
import { type PlacedTags, placeTags } from "@/lib/organizations/tags/placed-tags";
import type { TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import type { OrgTree } from "@/lib/organizations/tree";

export interface TagReading {
  /** Undefined while they are on their way or not wanted, null while the server has none. */
  readonly snapshot: TagSnapshot | null | undefined;
  readonly feed: ProgressFeed;
  /** Why they could not be fetched. */
  readonly failure: Failure | undefined;
}

export interface TagData extends TagReading {
  /** Laid over the organization; undefined where they are not wanted or have not arrived. */
  readonly placed: PlacedTags | undefined;
}

/** The tags at their newest version, fetched where they are wanted only: most pages show none. */
export function useTagReading(isWanted: boolean): TagReading {
  const feed = useCollectionProgress(noProgress, "account-tags");
  const query = useQuery({ ...tagQueries.snapshot(), enabled: isWanted });
  const { data, error } = useNewest(query, isWanted ? feed.progress.version : undefined);
  return { snapshot: isWanted ? data : undefined, feed, failure: error?.failure };
}

/** The same laid over the organization. */
export function useTags(tree: OrgTree, isWanted: boolean): TagData {
  const reading = useTagReading(isWanted);
  const { snapshot } = reading;
  const placed = useMemo(
    () => (snapshot === undefined ? undefined : placeTags(tree, snapshot ?? undefined)),
    [tree, snapshot],
  );
  return { ...reading, placed };
}
