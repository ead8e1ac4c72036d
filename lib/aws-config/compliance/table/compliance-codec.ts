import { z } from "zod";
import { decodeColumnar, encodeColumnar } from "@/lib/core/columnar";
import { AccountIdColumn } from "@/lib/core/text-column";
import {
  type ComplianceColumns,
  ComplianceMeta,
  type ComplianceSnapshot,
  type RuleFailures,
} from "./compliance-snapshot";

const Head = z.object({
  format: z.literal(1),
  meta: ComplianceMeta,
  accountIds: AccountIdColumn,
  /** How many rows the failures of each pack have. */
  failing: z.array(z.int().nonnegative()),
});

/** The snapshot as bytes; `decodeCompliance` is its inverse. */
export function encodeCompliance(snapshot: ComplianceSnapshot): Uint8Array<ArrayBuffer> {
  const { meta, accountIds, failures } = snapshot;
  const failing = failures.map(({ row }) => row.length);
  return encodeColumnar({ format: 1, meta, accountIds, failing }, numericColumns(snapshot));
}

/** The snapshot that `bytes` hold. Throws when they hold anything else. */
export function decodeCompliance(bytes: Uint8Array): ComplianceSnapshot {
  return decodeColumnar(bytes, (head) => {
    const { meta, accountIds, failing } = Head.parse(head);
    const snapshot = {
      meta,
      accountIds,
      columns: meta.packs.map(() => emptyComplianceColumns(accountIds.length)),
      failures: meta.packs.map(({ rules }, pack) => emptyFailures(rules.length, failing[pack] ?? 0)),
    };
    return [snapshot, numericColumns(snapshot)];
  });
}

/** The snapshot without which account fails which rule: most of its bytes, which the matrix does not need. */
export function withoutFailures(snapshot: ComplianceSnapshot): ComplianceSnapshot {
  const failures = snapshot.meta.packs.map(({ rules }) => emptyFailures(rules.length, 0));
  return { ...snapshot, failures };
}

/** Columns that say of every account that there is no row. */
export function emptyComplianceColumns(accounts: number): ComplianceColumns {
  return {
    type: new Uint8Array(accounts),
    compliant: new Int16Array(accounts).fill(-1),
    nonCompliant: new Int16Array(accounts).fill(-1),
    total: new Int16Array(accounts).fill(-1),
  };
}

/** Room for so many failures of so many rules. */
export function emptyFailures(rules: number, rows: number): RuleFailures {
  return {
    start: new Uint32Array(rules + 1),
    row: new Int32Array(rows),
    resources: new Int16Array(rows),
  };
}

/** The columns in the order of the format; both directions walk this one list. */
function numericColumns({ columns, failures }: Pick<ComplianceSnapshot, "columns" | "failures">) {
  return [
    ...failures.flatMap(({ start, row }) => [start, row]),
    ...columns.flatMap(({ compliant, nonCompliant, total }) => [compliant, nonCompliant, total]),
    ...failures.map(({ resources }) => resources),
    ...columns.map(({ type }) => type),
  ];
}
