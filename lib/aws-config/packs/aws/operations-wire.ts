import "server-only";
import { z } from "zod";
import { VisibleName, VisibleProse } from "@/lib/format/visible-text";
import { AccountId } from "@/lib/core/identifiers";
import { unknownStatus } from "@/lib/aws-config/unknown-status";
import { type MemberPackStatus, type OrganizationConformancePack, PackName, PackStatus } from "../model";

/** A row of `DescribeOrganizationConformancePacks`. */
export const PackRow = z
  .object({
    OrganizationConformancePackName: PackName,
    OrganizationConformancePackArn: z.string().default(""),
    DeliveryS3Bucket: VisibleName.optional(),
    DeliveryS3KeyPrefix: VisibleName.optional(),
    ConformancePackInputParameters: z
      .array(z.object({ ParameterName: VisibleName, ParameterValue: VisibleProse }))
      .default([]),
    ExcludedAccounts: z.array(AccountId).default([]),
    // The epoch, which is shown as not known, where AWS gives none.
    LastUpdateTime: z.date().default(new Date(0)),
  })
  .transform((row): OrganizationConformancePack => ({
    name: row.OrganizationConformancePackName,
    arn: row.OrganizationConformancePackArn,
    ...(row.DeliveryS3Bucket && { deliveryS3Bucket: row.DeliveryS3Bucket }),
    ...(row.DeliveryS3KeyPrefix && { deliveryS3KeyPrefix: row.DeliveryS3KeyPrefix }),
    inputParameters: row.ConformancePackInputParameters.map(({ ParameterName, ParameterValue }) => ({
      name: ParameterName,
      value: ParameterValue,
    })),
    excludedAccounts: row.ExcludedAccounts,
    updatedAt: row.LastUpdateTime.toISOString(),
  }));

/** A pack as a whole, by its name. */
export interface NamedPackStatus {
  readonly name: PackName;
  readonly status: NonNullable<OrganizationConformancePack["status"]>;
}

/** What the rows of packs and of member accounts have in common. */
const status = {
  Status: z.string().optional(),
  ErrorCode: VisibleName.optional(),
  ErrorMessage: VisibleProse.optional(),
  LastUpdateTime: z.date().optional(),
};

/** A row of `DescribeOrganizationConformancePackStatuses`. */
export const PackStatusRow = z
  .object({ OrganizationConformancePackName: PackName, ...status })
  .transform(({ OrganizationConformancePackName, ...row }): NamedPackStatus => ({
    name: OrganizationConformancePackName,
    status: statusFrom(row),
  }));

/** A row of `GetOrganizationConformancePackDetailedStatus`. */
export const MemberStatusRow = z
  .object({ AccountId, ConformancePackName: VisibleName.default(""), ...status })
  .transform(({ AccountId: accountId, ConformancePackName, ...row }): MemberPackStatus => ({
    accountId,
    memberPackName: ConformancePackName,
    ...statusFrom(row),
  }));

function statusFrom(row: z.output<z.ZodObject<typeof status>>): NamedPackStatus["status"] {
  const { Status, ErrorCode, ErrorMessage, LastUpdateTime } = row;
  const known = PackStatus.safeParse(Status).data ?? "UNKNOWN";
  const message = ErrorMessage ?? (known === "UNKNOWN" ? unknownStatus(Status) : undefined);
  return {
    status: known,
    ...(ErrorCode !== undefined && { errorCode: ErrorCode }),
    ...(message !== undefined && { errorMessage: message }),
    ...(LastUpdateTime !== undefined && { updatedAt: LastUpdateTime.toISOString() }),
  };
}
