import type { PackName } from "@/lib/aws-config/packs/model";
import type { ComplianceType, RuleCompliance, RuleName } from "../model";
import { ruleParts } from "./rule-parts";

/** What is known of a pack in one account, for finding its rules among all rules of the account. */
export interface PackInAccount {
  readonly name: PackName;
  /** How many rules fail, and how many are kept; undefined where that is not known or was not asked for. */
  readonly nonCompliantRules: number | undefined;
  readonly compliantRules?: number | undefined;
  /** The rules of its template; undefined where they are not known. */
  readonly rules: ReadonlySet<string> | undefined;
}

/** A rule of a pack in an account. */
export interface PackRuleInAccount {
  /** As the template calls it. */
  readonly rule: string;
  readonly ruleName: RuleName;
  readonly type: ComplianceType;
  /** How many resources break it; undefined where AWS gives no number. */
  readonly failing: number | undefined;
  readonly isCapped: boolean;
}

interface Attributed {
  readonly byPack: ReadonlyMap<PackName, readonly PackRuleInAccount[]>;
  /** Of several packs that fit alike, or of packs that others deployed. */
  readonly others: readonly PackRuleInAccount[];
}

/**
 * Which pack the rules of one account are of. AWS names a rule's pack by an id that differs from account to account and is
 * not in any aggregate: the rules with one id are the pack that has all of them in its template and whose numbers they
 * have. Where that is said of two packs, or of two ids, nothing is said, unless both fail the same rules.
 */
export function attributeRules(
  rules: readonly RuleCompliance[],
  packs: readonly PackInAccount[],
): Attributed {
  const groups = groupsOf(rules);
  const byPack = new Map<PackName, readonly PackRuleInAccount[]>();
  const open = new Map(
    [...groups].map(([packId, group]) => [packId, packs.filter((pack) => canBe(pack, group))]),
  );
  for (let isFound = true; isFound;) {
    isFound = false;
    for (const [packId, candidates] of open) {
      const left = candidates.filter(({ name }) => !byPack.has(name));
      const [pack] = left;
      if (pack === undefined) continue;
      const isOnly = left.length === 1 && !hasRival(pack, packId);
      if (!isOnly && !areAlike(left, packId)) continue;
      byPack.set(pack.name, groups.get(packId) ?? []);
      open.delete(packId);
      isFound = true;
    }
  }
  return { byPack, others: [...open.keys()].flatMap((packId) => groups.get(packId) ?? []) };

  /** Whether another group could be the pack as well. */
  function hasRival(pack: PackInAccount, packId: string): boolean {
    return [...open].some(([other, candidates]) => other !== packId && candidates.includes(pack));
  }

  /** Whether the packs and the groups that could be each other are as many, and all groups have the same rules. */
  function areAlike(candidates: readonly PackInAccount[], packId: string): boolean {
    const rivals = [...open].filter(([, others]) => others.some((other) => candidates.includes(other)));
    const same = namesOf(groups.get(packId));
    return (
      rivals.length === candidates.length &&
      rivals.every(([other, others]) => {
        const left = others.filter(({ name }) => !byPack.has(name));
        return left.length === candidates.length && namesOf(groups.get(other)) === same;
      })
    );
  }
}

/** The rules of packs by the id of their pack in the account. */
function groupsOf(rules: readonly RuleCompliance[]): ReadonlyMap<string, readonly PackRuleInAccount[]> {
  const groups = new Map<string, PackRuleInAccount[]>();
  for (const { ruleName, type, failing, isCapped = false } of rules) {
    const parts = ruleParts(ruleName);
    if (parts === undefined) continue;
    const group = groups.get(parts.packId) ?? [];
    groups.set(parts.packId, group);
    group.push({ rule: parts.rule, ruleName, type, failing, isCapped });
  }
  return groups;
}

function canBe(
  { nonCompliantRules, compliantRules, rules }: PackInAccount,
  group: readonly PackRuleInAccount[],
): boolean {
  if (nonCompliantRules === undefined && rules === undefined) return false;
  const count = (wanted: ComplianceType) => group.filter(({ type }) => type === wanted).length;
  return (
    (nonCompliantRules === undefined || nonCompliantRules === count("NON_COMPLIANT")) &&
    (compliantRules === undefined || compliantRules === count("COMPLIANT")) &&
    (rules === undefined || group.every(({ rule }) => rules.has(rule)))
  );
}

function namesOf(group: readonly PackRuleInAccount[] = []): string {
  return group
    .map(({ rule, type }) => `${rule} ${type}`)
    .sort()
    .join();
}
