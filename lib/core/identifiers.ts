import { z } from "zod";

const accountId = /^\d{12}$/;
const organizationalUnitId = /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/;
const rootId = /^r-[0-9a-z]{4,32}$/;

/** Twelve digits, as Organizations prints it. */
export const AccountId = z
  .string()
  .max(12, "An account id is twelve digits.")
  .regex(accountId, "An account id is twelve digits.")
  .brand<"AccountId">();
export type AccountId = z.infer<typeof AccountId>;

/** `ou-<root suffix>-<8 to 32 characters>`. */
export const OrganizationalUnitId = z
  .string()
  .max(68, "An OU id looks like ou-ab12-cdefgh34.")
  .regex(organizationalUnitId, "An OU id looks like ou-ab12-cdefgh34.")
  .brand<"OrganizationalUnitId">();
export type OrganizationalUnitId = z.infer<typeof OrganizationalUnitId>;

/** `r-<4 to 32 characters>`. */
export const RootId = z
  .string()
  .max(34, "A root id looks like r-ab12.")
  .regex(rootId, "A root id looks like r-ab12.")
  .brand<"RootId">();
export type RootId = z.infer<typeof RootId>;

export const OrganizationId = z
  .string()
  .max(34, "An organization id looks like o-ab12cd34ef.")
  .regex(/^o-[a-z0-9]{10,32}$/, "An organization id looks like o-ab12cd34ef.")
  .brand<"OrganizationId">();
export type OrganizationId = z.infer<typeof OrganizationId>;

/** Anything a configuration policy can be associated with: the root, an OU or an account. */
export const TargetId = z.union([AccountId, OrganizationalUnitId, RootId]);
export type TargetId = z.infer<typeof TargetId>;

/** As `AccountId` has it, for the ids of thousands at once. */
export function isAccountId(value: unknown): value is AccountId {
  return typeof value === "string" && accountId.test(value);
}

/** As `TargetId` has it, for the ids of thousands at once. */
export function isTargetId(value: unknown): value is TargetId {
  if (typeof value !== "string") return false;
  return accountId.test(value) || organizationalUnitId.test(value) || rootId.test(value);
}

/** The UUID of a Security Hub configuration policy. */
export const PolicyId = z
  .string()
  .max(36, "A configuration policy id is a UUID.")
  .regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, "A configuration policy id is a UUID.")
  .brand<"PolicyId">();
export type PolicyId = z.infer<typeof PolicyId>;

/** What AWS writes where a policy id would stand when the target manages itself. */
export const SELF_MANAGED = "SELF_MANAGED_SECURITY_HUB";

/** What an association can point to: a policy or self-managed behaviour. */
export const ConfigurationId = z.union([PolicyId, z.literal(SELF_MANAGED)]);
export type ConfigurationId = z.infer<typeof ConfigurationId>;

/** A Region code such as `eu-west-1`; the European Sovereign Cloud's begin with `eusc`. */
export const Region = z
  .string()
  .max(32, "A Region looks like eu-west-1.")
  .regex(/^[a-z]{2,4}(?:-[a-z]+)+-\d+$/, "A Region looks like eu-west-1.")
  .brand<"Region">();
export type Region = z.infer<typeof Region>;
