import { awsCliCommand } from "@/lib/format/aws-cli";
import type { MemberPackFilters, PackName } from "./model";

/** The AWS CLI command that asks what one page of a live answer was asked with. */
export function detailedStatusCommand(
  packName: PackName,
  region: string,
  { filters = {}, limit }: { readonly filters?: MemberPackFilters; readonly limit?: number | undefined } = {},
): string {
  const wanted = {
    ...(filters.accountId !== undefined && { AccountId: filters.accountId }),
    ...(filters.status !== undefined && { Status: filters.status }),
  };
  return awsCliCommand("configservice get-organization-conformance-pack-detailed-status", region, {
    OrganizationConformancePackName: packName,
    ...(Object.keys(wanted).length > 0 && { Filters: wanted }),
    ...(limit !== undefined && { Limit: limit }),
  });
}
