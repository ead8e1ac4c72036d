import { z } from "zod";
import {
  AccountId,
  OrganizationalUnitId,
  OrganizationId,
  RootId,
  type TargetId,
} from "@/lib/core/identifiers";

/** Organizations `Account.State`; the older `Status` is translated into it where `State` is absent. */
export const accountStates = [
  "PENDING_ACTIVATION",
  "ACTIVE",
  "SUSPENDED",
  "PENDING_CLOSURE",
  "CLOSED",
] as const;
export const AccountState = z.enum(accountStates);
export type AccountState = z.infer<typeof AccountState>;

/**
 * Organizations `Account`, with its place in the organization instead of the `Paths` strings. AWS's model requires none of
 * its members: an account whose state or place AWS doesn't give is an account all the same.
 */
export const Account = z.object({
  id: AccountId,
  name: z.string(),
  email: z.string(),
  /** Absent where AWS gives none, or one that Canopy doesn't know. */
  state: AccountState.exactOptional(),
  /** The root or OU that holds the account: the last but one segment of `Paths[0]`. Absent where AWS gives no path. */
  parentId: z.union([RootId, OrganizationalUnitId]).exactOptional(),
  /** Root first, the account's own id left out. Empty where AWS gives no path. */
  ancestorIds: z.array(z.union([RootId, OrganizationalUnitId])),
  joinedAt: z.iso.datetime().optional(),
});
export type Account = z.infer<typeof Account>;

/** Organizations `OrganizationalUnit`. `name` is absent where it could not be read; the id then stands for it. */
export const OrganizationalUnit = z.object({
  id: OrganizationalUnitId,
  name: z.string().optional(),
  parentId: z.union([RootId, OrganizationalUnitId]),
});
export type OrganizationalUnit = z.infer<typeof OrganizationalUnit>;

/** Organizations `PolicyTypeSummary`: a policy type that is enabled at the root, or is about to be or not to be. */
export const PolicyType = z.object({ type: z.string(), status: z.string() });
export type PolicyType = z.infer<typeof PolicyType>;

export const Root = z.object({
  id: RootId,
  name: z.string(),
  /** Absent where AWS does not name them: not known, which is not none. */
  policyTypes: z.array(PolicyType).exactOptional(),
});
export type Root = z.infer<typeof Root>;

/** Organizations `Organization`; what AWS doesn't give is absent. */
export const Organization = z.object({
  id: OrganizationId.exactOptional(),
  managementAccountId: AccountId.exactOptional(),
  featureSet: z.enum(["ALL", "CONSOLIDATED_BILLING"]).exactOptional(),
});
export type Organization = z.infer<typeof Organization>;

const targetKinds = ["root", "organizational-unit", "account"] as const;
export const TargetKind = z.enum(targetKinds);
export type TargetKind = z.infer<typeof TargetKind>;

/** The kind is written in the id itself: `r-…`, `ou-…`, or twelve digits. */
export function targetKindOf(id: TargetId): TargetKind {
  if (id.startsWith("r-")) return "root";
  return id.startsWith("ou-") ? "organizational-unit" : "account";
}

/** An account that administers a service for the whole organization, as `ListDelegatedAdministrators` names it. */
export const DelegatedAdministrator = z.object({ id: AccountId, name: z.string() });
export type DelegatedAdministrator = z.infer<typeof DelegatedAdministrator>;
