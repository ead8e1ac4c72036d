import { z } from "zod";
import rulesOfPacks from "../../world/data/conformance-pack-rules.json";
import type { SandboxOrganizationPack } from "../../world/sandbox-config";
import { stableHash, stableSuffix } from "../stable-hash";

const { types, packs } = z
  .object({ types: z.record(z.string(), z.string()), packs: z.record(z.string(), z.array(z.string())) })
  .parse(rulesOfPacks);
const names = Object.keys(types).sort();

/** A rule of a pack, before it has been deployed to an account. */
export interface PackRule {
  /** Without the suffix that each account's pack gives it. */
  readonly name: string;
  readonly resourceType: string;
}

const known = new WeakMap<SandboxOrganizationPack, readonly PackRule[]>();

/**
 * The rules of a pack in the order of their names, `ruleCount` of them. Only the seeded packs have those of their
 * templates: of a template that was put the count alone is kept, and managed rules stand in for its own.
 */
export function packRules(pack: SandboxOrganizationPack): readonly PackRule[] {
  const before = known.get(pack);
  if (before?.length === pack.ruleCount) return before;
  const seeded = packs[pack.name];
  const chosen = seeded?.length === pack.ruleCount ? seeded : someRules(pack);
  const rules = chosen.map((name) => ({ name, resourceType: types[name] ?? "AWS::::Account" }));
  known.set(pack, rules);
  return rules;
}

/** The name of a rule in an account: each deployment of a pack has an id of its own there, which ends its rules' names. */
export function memberRuleName(pack: SandboxOrganizationPack, rule: PackRule, accountId: string): string {
  return `${rule.name}-conformance-pack-${memberPackId(pack, accountId)}`;
}

/** What follows `conformance-pack-` in the id of the pack in an account. */
export function memberPackId(pack: SandboxOrganizationPack, accountId: string): string {
  return stableSuffix(`${pack.suffix} in ${accountId}`);
}

function someRules({ suffix, ruleCount }: SandboxOrganizationPack): string[] {
  const start = Math.floor(stableHash(suffix) * names.length);
  return Array.from({ length: ruleCount }, (_, place) => names[(start + place) % names.length] ?? "").sort();
}
