import { displayName, placeOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import {
  isEmptyPackFilter,
  matchesPackFilter,
  type PackFilter,
  packsInQuestion,
} from "../packs/table/pack-filter";
import type { PlacedPacks } from "../packs/table/placed-packs";
import type { ComplianceSnapshot } from "./table/compliance-snapshot";
import { failingAccounts, packRulesOf, rankedRules } from "./table/pack-rules";

/** A rule of a pack in a file. */
export interface RuleLine {
  readonly pack: string;
  readonly rule: string;
  readonly accounts: number;
}

/** An account that fails a rule in a file. */
export interface RuleAccountLine {
  readonly pack: string;
  readonly rule: string;
  readonly accountId: string;
  /** Empty, as the path, for an account that the organization does not hold. */
  readonly accountName: string;
  readonly email: string;
  readonly path: string;
  /** Empty where AWS gives no number. */
  readonly resources: number | "";
  /** `yes` where AWS Config has stopped counting. */
  readonly isCapped: string;
}

/** The rules of the packs in question by the number of accounts that fail them among those that the filter lets through. */
export function rankedRuleLines(
  placed: PlacedPacks,
  filter: PackFilter,
  compliance: ComplianceSnapshot | undefined,
): RuleLine[] {
  const isCounted = countedTest(placed, filter);
  return packNames(placed, filter).flatMap((pack) => {
    const rules = compliance && packRulesOf(compliance, pack);
    return rules === undefined ? [] : rankedRules(rules, isCounted).map((rule) => ({ pack, ...rule }));
  });
}

/** The accounts that fail a rule of the packs in question, among those that the filter lets through. */
export function ruleAccountLines(
  placed: PlacedPacks,
  filter: PackFilter,
  compliance: ComplianceSnapshot | undefined,
  rule: string,
): RuleAccountLine[] {
  const { tree } = placed;
  const lookup = nodeLookup(tree);
  const isCounted = countedTest(placed, filter);
  return packNames(placed, filter).flatMap((pack) => {
    const rules = compliance && packRulesOf(compliance, pack);
    const failing = rules === undefined ? [] : failingAccounts(rules, rule);
    return failing
      .filter(({ accountId }) => isCounted?.(accountId) !== false)
      .map(({ accountId, resources, isCapped }) => {
        const node = lookup(accountId);
        return {
          pack,
          rule,
          accountId,
          accountName: node === undefined ? "" : displayName(tree, node),
          email: node === undefined ? "" : (tree.emails[node] ?? ""),
          path: node === undefined ? "" : (placeOf(tree, node) ?? ""),
          resources: resources ?? "",
          isCapped: isCapped ? "yes" : "",
        };
      });
  });
}

function packNames(placed: PlacedPacks, filter: PackFilter): string[] {
  return packsInQuestion(placed, filter).flatMap((pack) => placed.snapshot.meta.packs[pack]?.name ?? []);
}

/** Undefined where every account counts, also those that have left the organization. */
function countedTest(placed: PlacedPacks, filter: PackFilter): ((accountId: string) => boolean) | undefined {
  if (isEmptyPackFilter(filter)) return undefined;
  const { nodes } = matchesPackFilter(placed, filter);
  const lookup = nodeLookup(placed.tree);
  return (accountId) => nodes[lookup(accountId) ?? -1] === 1;
}
