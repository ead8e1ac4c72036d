import { z } from "zod";
import { MissingPart, withPresentNames } from "@/lib/core/missing-part";
import { AccountId, OrganizationId, Region } from "@/lib/core/identifiers";
import { DelegatedAdministrator, PolicyType } from "@/lib/organizations/model";
import { AttachedPolicy } from "@/lib/organizations/policies/model";
import type { OrgTree } from "@/lib/organizations/tree";
import type { GovernedOrganization } from "@/lib/security-hub/governance/evaluation";
import type { Governance } from "@/lib/security-hub/governance/governance";
import { FindingAggregator, OrganizationConfiguration } from "@/lib/security-hub/model";

/** Through whose eyes a snapshot was taken. */
export const Caller = z.object({
  accountId: AccountId,
  arn: z.string(),
  partition: z.string(),
  region: Region,
  /** The endpoint in force when AWS's own is overridden. */
  endpoint: z.string().exactOptional(),
});
export type Caller = z.infer<typeof Caller>;

/** An account that was in a snapshot and is no member any more, with what was known of it. */
export const DepartedAccount = z.object({
  accountId: AccountId,
  name: z.string(),
  /** `Root › Workloads › Prod`; empty where it was not known. */
  path: z.string(),
  /** The name of its configuration policy, or `Self-managed`; empty where nothing governed it. */
  configuration: z.string(),
  /** Epoch milliseconds of the last reading that had it, and of the first that did not. */
  lastSeenAt: z.int(),
  missedAt: z.int(),
});
export type DepartedAccount = z.infer<typeof DepartedAccount>;

/** Regions that were linked to the home Region between two readings, in epoch milliseconds. */
export const LinkedRegions = z.object({ regions: z.array(Region), after: z.int(), before: z.int() });
export type LinkedRegions = z.infer<typeof LinkedRegions>;

/** Members of snapshots that were stored by earlier versions. */
const formerNames = new Map([
  ["viewer", "caller"],
  ["gaps", "missingParts"],
]);

/** Everything about a snapshot but its rows. */
export const SnapshotMeta = z.preprocess(
  (stored) => withPresentNames(stored, formerNames),
  z.object({
    /** Grows with each stored change: the ETag of the tree. */
    version: z.string(),
    /** Epoch milliseconds at which the collection began: nothing in the snapshot is older. */
    takenAt: z.int(),
    /** False while the first collection is still running: what is there is true, more will come. */
    complete: z.boolean(),
    caller: Caller,
    /** Absent, like the next, where `DescribeOrganization` answers without it. */
    organizationId: OrganizationId.exactOptional(),
    managementAccountId: AccountId.exactOptional(),
    /** Of Security Hub. */
    delegatedAdministrators: z.array(DelegatedAdministrator),
    /** Organizations' policy types at the root; absent where they are not known. */
    policyTypes: z.array(PolicyType).exactOptional(),
    /** Organizations' policies for Security Hub of the types enabled at the root; absent where none is, or none was read. */
    organizationsPolicies: z.array(AttachedPolicy).exactOptional(),
    /** Absent where it could not be read; the missing part says why. */
    configuration: OrganizationConfiguration.exactOptional(),
    /** Absent where there is none or it could not be read. */
    findingAggregator: FindingAggregator.exactOptional(),
    /** Accounts that have left, as far as readings of this database have seen it; absent where there is none. */
    departed: z.array(DepartedAccount).exactOptional(),
    /** Absent unless Regions were linked lately. */
    linkedRegions: LinkedRegions.exactOptional(),
    missingParts: z.array(MissingPart),
  }),
);
export type SnapshotMeta = z.infer<typeof SnapshotMeta>;

/** What Canopy knows of an organization at one moment. */
export interface Snapshot {
  readonly meta: SnapshotMeta;
  readonly tree: OrgTree;
  readonly governance: Governance;
}

/** What the rules of inheritance and evaluation work on. */
export function governedOrganization({ tree, governance, meta }: Snapshot): GovernedOrganization {
  const delegatedAdministrators = new Set<string>(meta.delegatedAdministrators.map(({ id }) => id));
  return { tree, governance, delegatedAdministrators };
}
