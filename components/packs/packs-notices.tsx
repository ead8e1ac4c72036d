import { DockedNotices } from "@/components/ui/notice-dock";
import { FailureNotice } from "@/components/failures/failure-notice";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { progressInWords } from "@/components/inventory/collection-status";
import { Banner } from "@/components/ui/status/banner";
import type { PackSnapshotMeta } from "@/lib/aws-config/packs/table/pack-snapshot";
import type { Failure } from "@/lib/core/failure";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";

/** What is true of all packs: whether they are complete, what is missing, why the newest could not be had. */
export function PacksNotices({
  meta,
  progress,
  failures,
}: {
  meta: PackSnapshotMeta;
  progress: CollectionProgress;
  failures: readonly Failure[];
}) {
  return (
    <DockedNotices>
      {failures.map((failure) => (
        <FailureNotice key={failure.message} failure={failure} />
      ))}
      {progress.state === "failed" && progress.failure && (
        <FailureNotice failure={progress.failure} consequence="What is shown was read before." />
      )}
      {!meta.complete && (
        <Banner kind="info" title="Still reading.">
          {progressInWords(progress)}. What is shown is true; accounts in which something failed came first,
          the others follow, and the numbers grow until then.
        </Banner>
      )}
      <MissingPartsNotice missingParts={meta.missingParts} />
    </DockedNotices>
  );
}
