import { z } from "zod";
import { decodeColumnar, encodeColumnar } from "@/lib/core/columnar";
import type { AccountId } from "@/lib/core/identifiers";
import { AccountIdColumn } from "@/lib/core/text-column";
import { PackName } from "@/lib/aws-config/packs/model";
import { emptyFailures } from "./compliance-codec";
import type { ComplianceSnapshot, RuleFailures } from "./compliance-snapshot";

const PackRulesHead = z.object({
  version: z.string(),
  name: PackName,
  rules: z.array(z.string()),
  areRulesKnown: z.boolean(),
  /** The accounts that fail a rule, ascending. */
  accountIds: AccountIdColumn,
  failing: z.int().nonnegative(),
});

/** The rules of one pack with the accounts that fail them: a part of a snapshot that stands by itself. */
export interface PackRules extends Omit<z.infer<typeof PackRulesHead>, "failing"> {
  /** Its rows count in `accountIds`. */
  readonly failures: RuleFailures;
}

/** A rule that fails in so many accounts. */
export interface RankedRule {
  readonly rule: string;
  readonly accounts: number;
}

/** An account that fails a rule. */
export interface FailingAccount {
  readonly accountId: AccountId;
  /** Resources that break the rule; undefined where AWS gives no number. */
  readonly resources: number | undefined;
  /** There are more than that. */
  readonly isCapped: boolean;
}

/** The rules of a pack in a snapshot; undefined where it does not hold the pack. */
export function packRulesOf(snapshot: ComplianceSnapshot, name: string): PackRules | undefined {
  const index = snapshot.meta.packs.findIndex((pack) => pack.name === name);
  const [pack, failures] = [snapshot.meta.packs[index], snapshot.failures[index]];
  if (pack === undefined || failures === undefined) return undefined;
  const rows = [...new Set(failures.row)].sort((one, other) => one - other);
  const placeOf = new Map(rows.map((row, place) => [row, place]));
  return {
    ...pack,
    version: snapshot.meta.version,
    accountIds: rows.flatMap((row) => snapshot.accountIds[row] ?? []),
    failures: { ...failures, row: failures.row.map((row) => placeOf.get(row) ?? 0) },
  };
}

/** The rules as bytes; `decodePackRules` is its inverse. */
export function encodePackRules({ failures, ...head }: PackRules): Uint8Array<ArrayBuffer> {
  return encodeColumnar({ ...head, failing: failures.row.length }, columnsOf(failures));
}

/** The rules that `bytes` hold. Throws when they hold anything else. */
export function decodePackRules(bytes: Uint8Array): PackRules {
  return decodeColumnar(bytes, (head) => {
    const { failing, ...rest } = PackRulesHead.parse(head);
    const failures = emptyFailures(rest.rules.length, failing);
    return [{ ...rest, failures }, columnsOf(failures)];
  });
}

function columnsOf({ start, row, resources }: RuleFailures) {
  return [start, row, resources];
}

/**
 * The rules by the number of accounts that fail them, most first, those that none fails by name at the end.
 * @param isCounted leaves accounts out; absent for all
 */
export function rankedRules(
  { rules, accountIds, failures }: PackRules,
  isCounted?: (accountId: AccountId) => boolean,
): RankedRule[] {
  const counted = isCounted && Uint8Array.from(accountIds, (accountId) => (isCounted(accountId) ? 1 : 0));
  return rules
    .map((rule, index) => {
      const [from = 0, to = 0] = [failures.start[index], failures.start[index + 1]];
      if (counted === undefined) return { rule, accounts: to - from };
      let accounts = 0;
      for (let at = from; at < to; at++) accounts += counted[failures.row[at] ?? -1] ?? 0;
      return { rule, accounts };
    })
    .sort((one, other) => other.accounts - one.accounts || (one.rule < other.rule ? -1 : 1));
}

/** The accounts that fail a rule, in the order of their ids; none for a rule that the pack does not have. */
export function failingAccounts({ rules, accountIds, failures }: PackRules, rule: string): FailingAccount[] {
  const index = rules.indexOf(rule);
  const [from = 0, to = 0] = index < 0 ? [] : [failures.start[index], failures.start[index + 1]];
  return Array.from({ length: to - from }, (_, place) => {
    const code = failures.resources[from + place] ?? -1;
    const accountId = accountIds[failures.row[from + place] ?? -1];
    return accountId === undefined ? [] : [{ accountId, ...countOfCode(code) }];
  })
    .flat()
    .sort((one, other) => (one.accountId < other.accountId ? -1 : 1));
}

function countOfCode(code: number): Omit<FailingAccount, "accountId"> {
  if (code === -1) return { resources: undefined, isCapped: false };
  return code < 0 ? { resources: -2 - code, isCapped: true } : { resources: code, isCapped: false };
}
