import type { ComplianceSnapshot, RuleFailures } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { anonymous, versionWithin } from "./within-ous";

/** The compliance of the accounts that are theirs. `ids`: of these accounts; see `snapshotWithin`. */
export function complianceWithin(
  snapshot: ComplianceSnapshot,
  ids: ReadonlySet<string>,
  view: string,
): ComplianceSnapshot {
  const rows = snapshot.accountIds.flatMap((id, row) => (ids.has(id) ? [row] : []));
  const placeOf = new Map(rows.map((row, place) => [row, place]));
  const { aggregator, missingParts, ...meta } = snapshot.meta;
  return {
    meta: {
      ...meta,
      version: versionWithin(meta.version, view),
      ...(aggregator !== undefined && {
        aggregator: {
          name: aggregator.name,
          ...(aggregator.accountIds && { accountIds: aggregator.accountIds.filter((id) => ids.has(id)) }),
        },
      }),
      // Of all accounts, theirs or not.
      unattributed: 0,
      missingParts: missingParts.map(anonymous),
    },
    accountIds: rows.flatMap((row) => snapshot.accountIds[row] ?? []),
    columns: snapshot.columns.map(({ type, compliant, nonCompliant, total }) => ({
      type: Uint8Array.from(rows, (row) => type[row] ?? 0),
      compliant: Int16Array.from(rows, (row) => compliant[row] ?? -1),
      nonCompliant: Int16Array.from(rows, (row) => nonCompliant[row] ?? -1),
      total: Int16Array.from(rows, (row) => total[row] ?? -1),
    })),
    failures: snapshot.failures.map((failures) => failuresWithin(failures, placeOf)),
  };
}

function failuresWithin(
  { start, row, resources }: RuleFailures,
  placeOf: ReadonlyMap<number, number>,
): RuleFailures {
  const kept: number[] = [];
  const starts = Uint32Array.from(start, (from, rule) => {
    const begin = kept.length;
    for (let at = from; at < (start[rule + 1] ?? from); at++) if (placeOf.has(row[at] ?? -1)) kept.push(at);
    return begin;
  });
  return {
    start: starts,
    row: Int32Array.from(kept, (at) => placeOf.get(row[at] ?? -1) ?? 0),
    resources: Int16Array.from(kept, (at) => resources[at] ?? -1),
  };
}
