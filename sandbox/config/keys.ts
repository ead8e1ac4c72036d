/** The key of a resource in the world's maps: account, Region, and what names it there. */
export function resourceKey(accountId: string, region: string, ...names: readonly string[]): string {
  return [accountId, region, ...names].join(" ");
}

const sorted = new WeakMap<ReadonlyMap<string, unknown>, readonly string[]>();

/** The keys of a map in order, such as ten thousand accounts. Kept, because each page of a list needs them. */
export function sortedKeys(map: ReadonlyMap<string, unknown>): readonly string[] {
  const known = sorted.get(map);
  // As many keys, all of them known: asking for each costs a tenth of sorting them.
  if (known?.length === map.size && known.every((key) => map.has(key))) return known;
  const keys = [...map.keys()].sort();
  sorted.set(map, keys);
  return keys;
}
