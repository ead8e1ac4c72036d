interface Sorted {
  readonly size: number;
  readonly keys: readonly string[];
}

const sorted = new WeakMap<ReadonlyMap<string, unknown>, Sorted>();

/** The keys of a map in order, such as ten thousand accounts. Kept, because each page of a list needs them. */
export function sortedKeys(map: ReadonlyMap<string, unknown>): readonly string[] {
  const known = sorted.get(map);
  // Keys come and go one at a time, with pages read in between or not at all, so that the number tells.
  if (known?.size === map.size) return known.keys;
  const keys = [...map.keys()].sort();
  sorted.set(map, { size: map.size, keys });
  return keys;
}
