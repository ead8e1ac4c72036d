import { DockedNotices } from "@/components/ui/notice-dock";
import { FailureNotice } from "@/components/failures/failure-notice";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import type { OrgTree } from "@/lib/organizations/tree";
import { ComplianceSource } from "./compliance-source";
import type { ComplianceData } from "./use-compliance-data";

/** Where compliance comes from, what of it is missing, or why there is none: deployments stay what they are. */
export function ComplianceLine({
  compliance,
  tree,
}: {
  /** Undefined for an earlier time. */
  compliance: ComplianceData | undefined;
  tree: OrgTree;
}) {
  if (compliance === undefined)
    return <p className="text-12 text-ink-quiet">Compliance is not kept for earlier times.</p>;
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
          {feed.progress.state === "failed"
            ? "Compliance could not be read."
            : "Compliance is read after the conformance packs, and has not been read yet."}
        </p>
      )}
    </>
  );
}
