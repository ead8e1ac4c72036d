import { type PackName, packStatuses } from "@/lib/aws-config/packs/model";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { isMissing } from "@/lib/core/missing-part";
import { type Change, type MemberPackValue, PackValue } from "./change";

/**
 * What changed from one snapshot of the conformance packs to a later one: packs that were deployed, changed and deleted, and
 * the status of each with its reason in every account. What either could not read is no change.
 */
export function packDiff(before: PackSnapshot, after: PackSnapshot): Change[] {
  const isSame = before.meta.deployedBy === after.meta.deployedBy && before.meta.region === after.meta.region;
  if (!isSame || !before.meta.complete || !after.meta.complete) return [];
  const since = before.meta.takenAt;
  const had = placesOf(before);
  const has = placesOf(after);
  const changes: Change[] = [];
  for (const [name, place] of has) {
    const known = had.get(name);
    const common = { subject: name, subjectName: name, since };
    if (known === undefined) {
      if (isMissing(before.meta.missingParts, { part: "packs" })) continue;
      changes.push({ ...common, kind: "pack-deployed", before: null, after: { name } });
    } else {
      const [was, is] = [packValue(before, known), packValue(after, place)];
      if (was !== undefined && is !== undefined && JSON.stringify(was) !== JSON.stringify(is))
        changes.push({ ...common, kind: "pack-changed", before: was, after: is });
    }
    changes.push(...rowChanges(name, before, known, after, place));
  }
  if (isMissing(after.meta.missingParts, { part: "packs" })) return changes;
  for (const name of had.keys()) {
    if (has.has(name)) continue;
    changes.push({
      ...{ subject: name, subjectName: name, since },
      ...{ kind: "pack-deleted", before: { name }, after: null },
    });
  }
  return changes;
}

/** In whatever order AWS lists parameters and accounts. */
function packValue({ meta }: PackSnapshot, place: number): PackValue | undefined {
  const pack = PackValue.safeParse(meta.packs[place]).data;
  return (
    pack && {
      ...pack,
      inputParameters: pack.inputParameters.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
      excludedAccounts: pack.excludedAccounts.toSorted(),
    }
  );
}

function placesOf({ meta }: PackSnapshot): ReadonlyMap<PackName, number> {
  return new Map(meta.packs.map(({ name }, place) => [name, place]));
}

function rowChanges(
  pack: PackName,
  before: PackSnapshot,
  known: number | undefined,
  after: PackSnapshot,
  place: number,
): Change[] {
  const changes: Change[] = [];
  const isWhole = [before, after].map(
    ({ meta }) => !isMissing(meta.missingParts, { part: "pack-accounts", of: pack }),
  );
  const [wasRead = false, isRead = false] = isWhole;
  const since = before.meta.takenAt;
  // Both lists are in ascending order.
  let [row, other] = [0, 0];
  while (row < before.accountIds.length || other < after.accountIds.length) {
    const [one, two] = [before.accountIds[row], after.accountIds[other]];
    const isFirst = two === undefined || (one !== undefined && one <= two);
    const isSecond = one === undefined || (two !== undefined && two <= one);
    const was = isFirst && known !== undefined ? codeAt(before, known, row) : 0;
    const is = isSecond ? codeAt(after, place, other) : 0;
    const subject = isFirst ? one : two;
    if (subject !== undefined && (was !== 0 || is !== 0)) {
      const [had, has] = [valueAt(before, known ?? -1, was, row), valueAt(after, place, is, other)];
      const isKnown = (had !== null || wasRead) && (has !== null || isRead);
      if (isKnown && !isSame(had, has))
        changes.push({
          ...{ kind: "pack-status", subject, subjectName: subject, pack },
          ...{ before: had, after: has, since },
        });
    }
    if (isFirst) row++;
    if (isSecond) other++;
  }
  return changes;
}

function codeAt({ columns }: PackSnapshot, pack: number, row: number): number {
  return columns[pack]?.status[row] ?? 0;
}

function valueAt(
  { columns, texts }: PackSnapshot,
  pack: number,
  code: number,
  row: number,
): MemberPackValue | null {
  const status = packStatuses[code - 1];
  if (status === undefined) return null;
  const errorCode = texts[columns[pack]?.errorCode[row] ?? -1];
  const errorMessage = texts[columns[pack]?.errorMessage[row] ?? -1];
  return {
    status,
    ...(errorCode !== undefined && { errorCode }),
    ...(errorMessage !== undefined && { errorMessage }),
  };
}

function isSame(one: MemberPackValue | null, other: MemberPackValue | null): boolean {
  return (
    one?.status === other?.status &&
    one?.errorCode === other?.errorCode &&
    one?.errorMessage === other?.errorMessage
  );
}
