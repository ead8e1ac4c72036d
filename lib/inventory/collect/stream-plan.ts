import type { OperationName } from "@/lib/aws/rates/published-rates";
import type { CollectionStream } from "../snapshot/progress";

export type StreamName = CollectionStream["name"];

/** The streams of a collection, and what decides how long each takes. */
export interface StreamPlan {
  /** In the order in which people are shown them. */
  readonly streams: readonly PlannedStream[];
  /** The largest: while its size is not known, there is no estimate. */
  readonly largest: StreamName;
}

interface PlannedStream {
  readonly name: StreamName;
  /** The operation whose rate decides how long the stream takes. */
  readonly pacedBy: OperationName;
  /** Its other operations; what no stream names counts for the first one. */
  readonly also?: readonly OperationName[];
}

export const organizationStreamPlan: StreamPlan = {
  streams: [
    { name: "settings", pacedBy: "organizations:DescribeOrganization" },
    { name: "policies", pacedBy: "securityhub:ListConfigurationPolicies" },
    { name: "associations", pacedBy: "securityhub:ListConfigurationPolicyAssociations" },
    {
      name: "organizational-units",
      pacedBy: "organizations:ListOrganizationalUnitsForParent",
      also: [
        "organizations:DescribeOrganizationalUnit",
        "organizations:ListAccountsForParent",
        "organizations:ListChildren",
      ],
    },
    { name: "accounts", pacedBy: "organizations:ListAccounts" },
  ],
  largest: "accounts",
};

export const packStreamPlan: StreamPlan = {
  streams: [
    { name: "packs", pacedBy: "config:DescribeOrganizationConformancePacks" },
    { name: "pack-statuses", pacedBy: "config:DescribeOrganizationConformancePackStatuses" },
    { name: "pack-unsettled", pacedBy: "config:GetOrganizationConformancePackDetailedStatus" },
    { name: "pack-accounts", pacedBy: "config:GetOrganizationConformancePackDetailedStatus" },
  ],
  largest: "pack-accounts",
};

export const recorderStreamPlan: StreamPlan = {
  streams: [
    { name: "recorder-setup", pacedBy: "config:DescribeConfigurationAggregators" },
    { name: "recorders", pacedBy: "config:SelectAggregateResourceConfig" },
    { name: "recorder-sources", pacedBy: "config:DescribeConfigurationAggregatorSourcesStatus" },
  ],
  largest: "recorders",
};

export const tagStreamPlan: StreamPlan = {
  streams: [{ name: "account-tags", pacedBy: "organizations:ListTagsForResource" }],
  largest: "account-tags",
};

export const complianceStreamPlan: StreamPlan = {
  streams: [
    {
      name: "compliance-setup",
      pacedBy: "config:DescribeConfigurationAggregators",
      also: ["config:DescribeConformancePackCompliance"],
    },
    { name: "compliance-packs", pacedBy: "config:DescribeAggregateComplianceByConformancePacks" },
    { name: "compliance-rules", pacedBy: "config:DescribeAggregateComplianceByConfigRules" },
  ],
  largest: "compliance-packs",
};
