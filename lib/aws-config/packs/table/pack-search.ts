import type { PackSnapshot } from "./pack-snapshot";

const known = new WeakMap<PackSnapshot, readonly (readonly string[])[]>();

/** What a pack is called inside of accounts, `OrgConformsPack-<name>-<8 characters>`: each name once. */
export function memberPackNames(snapshot: PackSnapshot, pack: number): readonly string[] {
  const made =
    known.get(snapshot) ?? snapshot.columns.map((columns) => namesIn(snapshot, columns.memberPackName));
  known.set(snapshot, made);
  return made[pack] ?? [];
}

function namesIn({ texts }: PackSnapshot, column: Int32Array): string[] {
  return [...new Set(column)].flatMap((index) => texts[index] ?? []);
}

/** The packs whose own name, or name inside of accounts, has a text in it; in the order of the packs in question. */
export function packsNamedLike(snapshot: PackSnapshot, packs: readonly number[], text: string): number[] {
  const part = text.trim().toLowerCase();
  if (part === "") return [];
  return packs.filter((pack) =>
    [snapshot.meta.packs[pack]?.name ?? "", ...memberPackNames(snapshot, pack)].some((name) =>
      name.toLowerCase().includes(part),
    ),
  );
}
