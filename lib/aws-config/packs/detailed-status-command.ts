import type { MemberPackFilters, PackName } from "./model";

/** The AWS CLI command that asks what one page of a live answer was asked with. */
export function detailedStatusCommand(
  packName: PackName,
  region: string,
  { filters = {}, limit }: { readonly filters?: MemberPackFilters; readonly limit?: number | undefined } = {},
): string {
  const wanted = [
    filters.accountId !== undefined && `AccountId=${filters.accountId}`,
    filters.status !== undefined && `Status=${filters.status}`,
  ].filter((part) => part !== false);
  return [
    "aws configservice get-organization-conformance-pack-detailed-status",
    `--region ${region}`,
    `--organization-conformance-pack-name ${packName}`,
    ...(wanted.length > 0 ? [`--filters ${wanted.join(",")}`] : []),
    ...(limit === undefined ? [] : [`--limit ${limit}`]),
  ].join(" \\\n  ");
}
