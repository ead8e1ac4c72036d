/** The key of a resource in the world's maps: account, Region, and what names it there. */
export function resourceKey(accountId: string, region: string, ...names: readonly string[]): string {
  return [accountId, region, ...names].join(" ");
}
