import { DockedNotices } from "@/components/ui/notice-dock";
import { FailureNotice } from "@/components/failures/failure-notice";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { ComplianceCoverage } from "@/components/inventory/packs/compliance-coverage";
import { Moment } from "@/components/ui/moment";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import type { OrgTree } from "@/lib/organizations/tree";
import { ComplianceSource } from "./compliance-source";
import type { ComplianceData } from "./use-compliance-data";

/** The same of an earlier time: null where no compliance of then is kept, undefined while it is on its way. */
export function EarlierComplianceLine({
  snapshot,
  tree,
}: {
  snapshot: ComplianceSnapshot | null | undefined;
  tree: OrgTree;
}) {
  return (
    <p role="status" className="text-12 text-ink-quiet">
      {snapshot === undefined && "Reading the compliance of then…"}
      {snapshot === null && "No compliance is kept that was read up to then."}
      {snapshot && (
        <>
          <ComplianceCoverage meta={snapshot.meta} tree={tree} />, read <Moment at={snapshot.meta.takenAt} />
        </>
      )}
    </p>
  );
}

/** Where compliance comes from, what of it is missing, or why there is none: deployments stay what they are. */
export function ComplianceLine({ compliance, tree }: { compliance: ComplianceData; tree: OrgTree }) {
  const { snapshot, feed, failures } = compliance;
  return (
    <>
      <DockedNotices>
        {failures.map((failure) => (
          <FailureNotice key={failure.message} failure={failure} />
        ))}
        {feed.progress.state === "failed" && feed.progress.failure && (
          <FailureNotice
            failure={feed.progress.failure}
            {...(snapshot && { consequence: "The compliance that is shown was read before." })}
          />
        )}
        {snapshot && <MissingPartsNotice missingParts={snapshot.meta.missingParts} />}
      </DockedNotices>
      {snapshot ? (
        <ComplianceSource meta={snapshot.meta} tree={tree} feed={feed} />
      ) : (
        <p role="status" className="text-12 text-ink-quiet">
          {snapshot === undefined && failures.length === 0
            ? "Loading compliance…"
            : feed.progress.state === "failed"
              ? "Compliance could not be read."
              : "Compliance is read after the conformance packs, and has not been read yet."}
        </p>
      )}
    </>
  );
}
