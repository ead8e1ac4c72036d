import "server-only";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { complianceKind } from "@/lib/inventory/serve/kinds/compliance-kind";
import { complianceMemory } from "@/lib/inventory/serve/current-compliance";
import { recordComplianceTrend } from "@/lib/inventory/record/record-compliance-trend";
import type { CollectionPlan } from "../collection-plan";
import { complianceStreamPlan } from "../stream-plan";
import { collectCompliance } from "./collect-compliance";
import { ComplianceDraft } from "./compliance-draft";

/** How the compliance of the conformance packs is collected: through an aggregator, after the packs. */
export const compliancePlan: CollectionPlan<ComplianceSnapshot> = {
  kind: complianceKind,
  streams: complianceStreamPlan,
  memory: complianceMemory,
  recordStored: recordComplianceTrend,
  begin: ({ aws, caller, takenAt, meter, signal }) => {
    const draft = new ComplianceDraft();
    const { accountId: deployedBy, region } = caller;
    return {
      read: () => collectCompliance({ aws, draft, meter, signal }),
      snapshot: (complete) => draft.snapshot({ takenAt, complete, deployedBy, region }),
      missingParts: () => draft.missingParts,
      whyNothing: () =>
        draft.missingParts.find(({ part }) => part === "packs")?.failure ?? {
          code: "not-found",
          message: "AWS Config lists no conformance packs.",
        },
      isAboutAnother: ({ meta }) =>
        meta.deployedBy !== deployedBy || meta.aggregator?.name !== draft.aggregator?.name,
    };
  },
};
