import { emptyTagColumns } from "@/lib/organizations/tags/tag-codec";
import type { TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import { anonymous, versionWithin } from "./within-ous";

/** The tags of the OUs and accounts that are theirs. `ids`: of these; see `snapshotWithin`. */
export function tagsWithin(snapshot: TagSnapshot, ids: ReadonlySet<string>, view: string): TagSnapshot {
  const { meta, columns } = snapshot;
  const rows = snapshot.ids.flatMap((id, row) => (ids.has(id) ? [row] : []));
  const places = rows.flatMap((row) => {
    const [from = 0, to = 0] = columns.start.subarray(row, row + 2);
    return Array.from({ length: to - from }, (_, index) => from + index);
  });
  // The keys and values of others' accounts are theirs to keep.
  const seen = new Map<number, number>();
  const texts: string[] = [];
  const ownText = (text: number) => {
    const known = seen.get(text) ?? texts.push(snapshot.texts[text] ?? "") - 1;
    seen.set(text, known);
    return known;
  };
  const own = emptyTagColumns(rows.length, places.length);
  for (const [place, row] of rows.entries()) {
    own.readAt[place] = columns.readAt[row] ?? 0;
    own.askedAt[place] = columns.askedAt[row] ?? 0;
    own.refused[place] = columns.refused[row] ?? 0;
    own.due[place] = columns.due[row] ?? 0;
    const tags = (columns.start[row + 1] ?? 0) - (columns.start[row] ?? 0);
    own.start[place + 1] = (own.start[place] ?? 0) + tags;
  }
  for (const [index, place] of places.entries()) {
    own.key[index] = ownText(columns.key[place] ?? 0);
    own.value[index] = ownText(columns.value[place] ?? 0);
  }
  return {
    meta: {
      ...meta,
      version: versionWithin(meta.version, view),
      missingParts: meta.missingParts.map(anonymous),
    },
    ids: rows.flatMap((row) => snapshot.ids[row] ?? []),
    texts,
    columns: own,
  };
}
