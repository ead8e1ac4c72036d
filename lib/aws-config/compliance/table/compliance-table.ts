import type { PackName } from "@/lib/aws-config/packs/model";
import type { AccountId } from "@/lib/core/identifiers";
import { complianceTypes, type MemberCompliance, type RuleCompliance } from "../model";
import { attributeRules } from "../rules/attribute-rules";
import { ruleParts } from "../rules/rule-parts";
import { emptyComplianceColumns, emptyFailures } from "./compliance-codec";
import type { ComplianceColumns, ComplianceSnapshot, RuleFailures } from "./compliance-snapshot";

/** The numbers of a snapshot, and which rules each pack has. */
type Numbers = Pick<ComplianceSnapshot, "accountIds" | "columns" | "failures"> & {
  readonly rules: readonly (readonly string[])[];
  readonly unattributed: number;
};

/** Compliance while it is read. */
export class ComplianceTable {
  readonly #packs = new Map<PackName, Map<AccountId, MemberCompliance>>();
  readonly #rules = new Map<PackName, ReadonlySet<string>>();
  readonly #failing = new Map<AccountId, RuleCompliance[]>();

  /** The rows of a pack have to be read from their beginning again, or for the first time. */
  begin(name: PackName): void {
    this.#packs.set(name, new Map());
  }

  add(name: PackName, rows: readonly MemberCompliance[]): void {
    const pack = this.#packs.get(name) ?? new Map<AccountId, MemberCompliance>();
    this.#packs.set(name, pack);
    for (const row of rows) pack.set(row.accountId, row);
  }

  /** The failing rules have to be read from their beginning again. */
  beginRules(): void {
    this.#failing.clear();
  }

  /** Rules that fail, of whatever pack; those of none are passed over. */
  addRules(rows: readonly RuleCompliance[]): void {
    for (const row of rows) {
      if (ruleParts(row.ruleName) === undefined) continue;
      const known = this.#failing.get(row.accountId);
      if (known === undefined) this.#failing.set(row.accountId, [row]);
      else known.push(row);
    }
  }

  /** The rules of a pack, as its template calls them. */
  setRules(name: PackName, rules: ReadonlySet<string>): void {
    this.#rules.set(name, rules);
  }

  areRulesKnown(name: PackName): boolean {
    return this.#rules.has(name);
  }

  /** What was read of these packs, in their order; which rules fail only where all of it has been read. */
  numbers(names: readonly PackName[], isComplete: boolean): Numbers {
    const accountIds = [
      ...new Set([...names.flatMap((name) => [...(this.#packs.get(name)?.keys() ?? [])])]),
    ].sort();
    const rowOf = new Map(accountIds.map((accountId, row) => [accountId, row]));
    const columns = names.map((name) => this.#columns(name, accountIds.length, rowOf));
    const { byRule, unattributed } = this.#attributed(names, isComplete ? this.#failing : new Map(), rowOf);
    const found = names.map((name) => {
      const failing = byRule.get(name) ?? new Map<string, FailingAccount[]>();
      const rules = [...new Set([...(this.#rules.get(name) ?? []), ...failing.keys()])].sort();
      return { rules, failures: failuresOf(rules, failing) };
    });
    return {
      accountIds,
      columns,
      rules: found.map(({ rules }) => rules),
      failures: found.map(({ failures }) => failures),
      unattributed,
    };
  }

  #columns(name: PackName, accounts: number, rowOf: ReadonlyMap<AccountId, number>): ComplianceColumns {
    const columns = emptyComplianceColumns(accounts);
    for (const [accountId, row] of this.#packs.get(name) ?? []) {
      const at = rowOf.get(accountId) ?? 0;
      columns.type[at] = complianceTypes.indexOf(row.type) + 1;
      columns.compliant[at] = row.compliantRules ?? -1;
      columns.nonCompliant[at] = row.nonCompliantRules ?? -1;
      columns.total[at] = row.totalRules ?? -1;
    }
    return columns;
  }

  #attributed(
    names: readonly PackName[],
    failingRules: ReadonlyMap<AccountId, readonly RuleCompliance[]>,
    rowOf: ReadonlyMap<AccountId, number>,
  ) {
    const byRule = new Map<PackName, Map<string, FailingAccount[]>>();
    let unattributed = 0;
    for (const [accountId, rows] of failingRules) {
      const packs = names.flatMap((name) => {
        const row = this.#packs.get(name)?.get(accountId);
        const { nonCompliantRules } = row ?? {};
        return row === undefined ? [] : [{ name, nonCompliantRules, rules: this.#rules.get(name) }];
      });
      const { byPack, others } = attributeRules(rows, packs);
      unattributed += others.length;
      for (const [name, rules] of byPack) {
        const ofPack = byRule.get(name) ?? new Map<string, FailingAccount[]>();
        byRule.set(name, ofPack);
        for (const { rule, failing, isCapped } of rules) {
          const accounts = ofPack.get(rule) ?? [];
          ofPack.set(rule, accounts);
          accounts.push({ row: rowOf.get(accountId) ?? 0, resources: countCode(failing, isCapped) });
        }
      }
    }
    return { byRule, unattributed };
  }
}

interface FailingAccount {
  readonly row: number;
  readonly resources: number;
}

function countCode(failing: number | undefined, isCapped: boolean): number {
  if (failing === undefined) return -1;
  return isCapped ? -2 - failing : failing;
}

function failuresOf(
  rules: readonly string[],
  failing: ReadonlyMap<string, readonly FailingAccount[]>,
): RuleFailures {
  const size = [...failing.values()].reduce((sum, { length }) => sum + length, 0);
  const failures = emptyFailures(rules.length, size);
  let at = 0;
  rules.forEach((rule, index) => {
    failures.start[index] = at;
    for (const { row, resources } of failing.get(rule) ?? []) {
      failures.row[at] = row;
      failures.resources[at] = resources;
      at += 1;
    }
  });
  failures.start[rules.length] = at;
  return failures;
}
