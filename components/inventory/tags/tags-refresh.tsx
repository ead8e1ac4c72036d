"use client";

import { useMutation } from "@tanstack/react-query";
import { PermittedButton } from "@/components/frame/permitted-button";
import { FailureNotice } from "@/components/failures/failure-notice";
import { useCollectionProgress } from "@/components/inventory/use-collection-progress";
import { formatRemaining } from "@/lib/format/duration";
import { partOfAll } from "@/lib/format/count";
import { inventoryMutations } from "@/lib/inventory/client/mutations";
import { noProgress } from "@/lib/inventory/snapshot/progress";

/** Has all tags read again, and says how far that is. */
export function TagsRefresh() {
  const { progress } = useCollectionProgress(noProgress, "account-tags");
  const again = useMutation(inventoryMutations.refresh("account-tags"));
  const [stream] = progress.streams;
  if (progress.state === "collecting" && stream?.pagesExpected !== undefined) {
    return (
      <span>
        Reading tags: {partOfAll(stream.pagesDone, stream.pagesExpected, "target")}
        {progress.remainingMs !== undefined && `, ${formatRemaining(progress.remainingMs)}`}
      </span>
    );
  }
  return (
    <>
      <PermittedButton
        permission="inventory:refresh"
        variant="ghost"
        size="small"
        disabled={again.isPending}
        onClick={() => again.mutate()}
      >
        Read tags again
      </PermittedButton>
      {again.error && <FailureNotice failure={again.error.failure} />}
    </>
  );
}
