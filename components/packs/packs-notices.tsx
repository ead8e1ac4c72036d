import { FailureNotice } from "@/components/failures/failure-notice";
import { GapNotice } from "@/components/failures/gap-notice";
import { Banner } from "@/components/ui/banner";
import { SteadyHeight } from "@/components/ui/steady-height";
import type { PackSnapshotMeta } from "@/lib/aws-config/packs/pack-snapshot";
import type { Failure } from "@/lib/core/failure";
import type { CollectionProgress } from "@/lib/inventory/progress";

/** What is true of all packs below: whether they are complete, what is missing, why the newest could not be had. */
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
    <SteadyHeight>
      {failures.map((failure) => (
        <FailureNotice key={failure.message} failure={failure} />
      ))}
      {progress.state === "failed" && progress.failure && (
        <FailureNotice failure={progress.failure} consequence="What is below was read before." />
      )}
      {!meta.complete && (
        <Banner kind="info" title="Still reading.">
          What is shown is true; more accounts are on their way, those in which something failed came first.
        </Banner>
      )}
      <GapNotice gaps={meta.gaps} />
    </SteadyHeight>
  );
}
