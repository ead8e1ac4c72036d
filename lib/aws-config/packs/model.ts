import { z } from "zod";
import { AccountId } from "@/lib/core/identifiers";

/** 1 to 128 letters, digits and hyphens, a letter first; unique in an account and Region. */
export const PackName = z
  .string()
  .max(128)
  .regex(
    /^[a-zA-Z][-a-zA-Z0-9]*$/,
    "A pack's name has letters, digits and hyphens, and begins with a letter.",
  )
  .brand<"PackName">();
export type PackName = z.infer<typeof PackName>;

/** The nine statuses that AWS's model names, of a pack as a whole and in one member account. */
export const modelledPackStatuses = [
  "CREATE_FAILED",
  "UPDATE_FAILED",
  "DELETE_FAILED",
  "CREATE_IN_PROGRESS",
  "UPDATE_IN_PROGRESS",
  "DELETE_IN_PROGRESS",
  "CREATE_SUCCESSFUL",
  "UPDATE_SUCCESSFUL",
  "DELETE_SUCCESSFUL",
] as const;

/** These and `UNKNOWN`, for a status that AWS has added since. Codes of the columns count from 1 in this order. */
export const packStatuses = [...modelledPackStatuses, "UNKNOWN"] as const;
export const PackStatus = z.enum(packStatuses);
export type PackStatus = z.infer<typeof PackStatus>;

/**
 * An organization conformance pack: what `DescribeOrganizationConformancePacks` says of it, and the status of the whole
 * from `DescribeOrganizationConformancePackStatuses`, which may stay IN_PROGRESS for ever when a delegated administrator
 * asks. Times are ISO 8601.
 */
export const OrganizationConformancePack = z.object({
  name: PackName,
  arn: z.string(),
  deliveryS3Bucket: z.string().exactOptional(),
  deliveryS3KeyPrefix: z.string().exactOptional(),
  inputParameters: z.array(z.object({ name: z.string(), value: z.string() })),
  excludedAccounts: z.array(AccountId),
  updatedAt: z.iso.datetime(),
  /** Absent where the statuses could not be read, or did not name this pack. */
  status: z
    .object({
      status: PackStatus,
      errorCode: z.string().exactOptional(),
      errorMessage: z.string().exactOptional(),
      updatedAt: z.iso.datetime().exactOptional(),
    })
    .exactOptional(),
});
export type OrganizationConformancePack = z.infer<typeof OrganizationConformancePack>;

/** A pack in one member account: a row of `GetOrganizationConformancePackDetailedStatus`. */
export const MemberPackStatus = z.object({
  accountId: AccountId,
  /** The pack's name in that account, `OrgConformsPack-<name>-<8 characters>`. */
  memberPackName: z.string(),
  status: PackStatus,
  errorCode: z.string().exactOptional(),
  errorMessage: z.string().exactOptional(),
  updatedAt: z.iso.datetime().exactOptional(),
});
export type MemberPackStatus = z.infer<typeof MemberPackStatus>;

/** The filters of `GetOrganizationConformancePackDetailedStatus`: both must match where both are given. */
export const MemberPackFilters = z.strictObject({
  accountId: AccountId.exactOptional(),
  status: z.enum(modelledPackStatuses).exactOptional(),
});
export type MemberPackFilters = z.infer<typeof MemberPackFilters>;
