import type { SandboxOrganizationPack } from "../../world/sandbox-config";
import type { World } from "../../world/world";
import { isDeployed, memberDeployment } from "../packs/member-deployment";
import { recording } from "../recorder-of";
import { packRules } from "./pack-rules";
import { type RuleOutcome, ruleOutcome } from "./rule-outcome";

interface PackCompliance {
  readonly type: "COMPLIANT" | "NON_COMPLIANT" | "INSUFFICIENT_DATA";
  readonly compliantRules: number;
  readonly nonCompliantRules: number;
  readonly totalRules: number;
}

/**
 * How the rules of a pack come out in an account, deleted packs included; undefined where it has never been. The pack is
 * non-compliant if any rule is, and lacks data only if all rules do (API reference, AggregateConformancePackCompliance).
 */
export function packCompliance(
  world: World,
  pack: SandboxOrganizationPack,
  accountId: string,
  now: number,
): PackCompliance | undefined {
  if (!hasCompliance(pack, accountId, now)) return undefined;
  const totalRules = pack.ruleCount;
  let [compliantRules, nonCompliantRules] = [0, 0];
  for (const { resources, failing } of outcomesIn(world, pack, accountId, now)) {
    if (failing > 0) nonCompliantRules += 1;
    else if (resources > 0) compliantRules += 1;
  }
  const evaluated = compliantRules > 0 ? "COMPLIANT" : "INSUFFICIENT_DATA";
  return {
    type: nonCompliantRules > 0 ? "NON_COMPLIANT" : evaluated,
    compliantRules,
    nonCompliantRules,
    totalRules,
  };
}

/** Whether AWS Config has results of a pack in an account: it is there, if only an older version of it, or was. */
export function hasCompliance(pack: SandboxOrganizationPack, accountId: string, now: number): boolean {
  const deployment = memberDeployment(pack, accountId);
  if (deployment === undefined) return false;
  return deployment.kind === "DELETE" || isDeployed(deployment, now);
}

/** How the rules of a pack come out in an account, in their order: without results where nothing is recorded. */
export function outcomesIn(
  world: World,
  pack: SandboxOrganizationPack,
  accountId: string,
  now: number,
): readonly RuleOutcome[] {
  const rules = packRules(pack);
  if (recording(world, accountId, pack.region) !== "on") return rules.map(() => noOutcome);
  return rules.map((rule) => ruleOutcome(accountId, rule, now));
}

const noOutcome: RuleOutcome = { resources: 0, failing: 0 };
