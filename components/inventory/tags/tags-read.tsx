import { CollectionStatus } from "@/components/inventory/collection-status";
import { FailureNotice } from "@/components/failures/failure-notice";
import { formatCount } from "@/lib/format/count";
import type { TagData } from "./use-tags";

/** Of how many accounts the tags have been read, how long ago, and why not of the others. */
export function TagsRead({ tags: { snapshot, placed, feed, failure } }: { tags: TagData }) {
  const missing = failure ?? snapshot?.meta.missingParts[0]?.failure ?? feed.progress.failure;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-quiet">
        <span role="status">{tagsReadInWords(snapshot, placed)}</span>
        {snapshot && (
          <CollectionStatus
            takenAt={snapshot.meta.takenAt}
            changedAt={undefined}
            feed={feed}
            dataset="account-tags"
          />
        )}
      </div>
      {missing && (
        <FailureNotice failure={missing} consequence="Tags that were read before are shown with their age." />
      )}
    </div>
  );
}

function tagsReadInWords(snapshot: TagData["snapshot"], placed: TagData["placed"]): string {
  if (snapshot === undefined || placed === undefined) return "Fetching the tags…";
  if (placed.readAccounts === placed.accounts)
    return `Tags of all ${formatCount(placed.accounts)} accounts read`;
  return `Tags of ${formatCount(placed.readAccounts)} of ${formatCount(placed.accounts)} accounts read`;
}
