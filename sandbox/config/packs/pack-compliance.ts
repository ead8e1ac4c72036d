import type { SandboxOrganizationPack } from "../../world/sandbox-config";
import type { World } from "../../world/world";
import { isDeployed, memberDeployment } from "./member-deployment";
import { recording } from "../recorder-of";
import { stableHash } from "../stable-hash";

interface PackCompliance {
  readonly type: "COMPLIANT" | "NON_COMPLIANT" | "INSUFFICIENT_DATA";
  readonly compliantRules: number;
  readonly nonCompliantRules: number;
  readonly totalRules: number;
}

/** In two of five accounts every rule that could be evaluated is kept; a rule in eight has nothing to evaluate. */
const CLEAN_SHARE = 0.4;
const WITHOUT_RESOURCES_SHARE = 0.125;

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
  const deployment = memberDeployment(pack, accountId);
  if (deployment === undefined) return undefined;
  if (deployment.kind !== "DELETE" && !isDeployed(deployment, now)) return undefined;
  const totalRules = pack.ruleCount;
  if (recording(world, accountId, pack.region) !== "on") {
    return { type: "INSUFFICIENT_DATA", compliantRules: 0, nonCompliantRules: 0, totalRules };
  }
  const seed = `${pack.suffix} ${accountId}`;
  const evaluated = Math.max(1, totalRules - Math.floor(totalRules * WITHOUT_RESOURCES_SHARE));
  const isClean = stableHash(`${seed} clean`) < CLEAN_SHARE;
  const nonCompliantRules = isClean ? 0 : 1 + Math.floor((stableHash(`${seed} rules`) * evaluated) / 4);
  return {
    type: isClean ? "COMPLIANT" : "NON_COMPLIANT",
    compliantRules: evaluated - nonCompliantRules,
    nonCompliantRules,
    totalRules,
  };
}
