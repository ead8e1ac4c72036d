import type {
  DeploymentKind,
  SandboxMemberDeployment,
  SandboxOrganizationPack,
} from "../../world/sandbox-config";
import type { SandboxAccount, World } from "../../world/world";
import { deploymentFailure } from "./deployment-failure";
import { isDeployed, memberDeployment } from "./member-deployment";
import { settleMsOf, settlingTime } from "./settling-time";

/**
 * Begins to create, update or delete a pack in each account of the organization. `before` is the pack as it was, for
 * what the accounts have of it. How it ends is decided by the facts of this moment; when, by the clock.
 */
export function startDeployment(
  world: World,
  pack: SandboxOrganizationPack,
  before: SandboxOrganizationPack | undefined,
  { kind, now }: { readonly kind: DeploymentKind; readonly now: number },
): void {
  const durationMs = settleMsOf(world);
  const members = new Map<string, SandboxMemberDeployment>();
  for (const account of world.accounts.values()) {
    const last = before === undefined ? undefined : memberDeployment(before, account.id);
    const has = isDeployed(last, now);
    const own = memberKind(kind, has, pack.excludedAccounts.has(account.id));
    if (own === undefined) continue;
    const failure = failureOf(world, pack, account, { kind: own, last, has }, now);
    if (own === kind && failure === undefined && !pack.excludedAccounts.has(account.id)) continue;
    const settlesAt = now + settlingTime(pack.suffix + account.id, durationMs);
    members.set(account.id, { kind: own, startedAt: now, settlesAt, failure });
  }
  Object.assign(pack, {
    members,
    deployment: { kind, startedAt: now, durationMs },
    statusKind: kind,
    updatedAt: now,
  } satisfies Partial<SandboxOrganizationPack>);
}

/** What is done to one account: undefined where nothing is. */
function memberKind(kind: DeploymentKind, has: boolean, isExcluded: boolean): DeploymentKind | undefined {
  if (isExcluded) return has ? "DELETE" : undefined;
  if (kind === "DELETE") return "DELETE";
  return has ? "UPDATE" : "CREATE";
}

interface MemberChange {
  readonly kind: DeploymentKind;
  readonly last: SandboxMemberDeployment | undefined;
  readonly has: boolean;
}

/** A deletion that is tried again succeeds: by then the remediation that stood in its way has ended. */
function failureOf(
  world: World,
  pack: SandboxOrganizationPack,
  account: SandboxAccount,
  { kind, last, has }: MemberChange,
  now: number,
) {
  if (kind === "DELETE" && (!has || last?.kind === "DELETE")) return undefined;
  const failure = deploymentFailure(world, pack, account, kind);
  if (failure !== undefined || kind === "DELETE") return failure;
  return rulesIn(world, pack, account, now) + pack.ruleCount > MAX_RULES_PER_ACCOUNT
    ? "rule-quota"
    : undefined;
}

/** https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html: in one account and Region. */
const MAX_RULES_PER_ACCOUNT = 1_000;

/** The rules that an account has from all other packs in a pack's Region, of every administrator. */
function rulesIn(world: World, pack: SandboxOrganizationPack, { id }: SandboxAccount, now: number): number {
  let rules = 0;
  for (const other of world.config.packs.values()) {
    const isSame = other.suffix === pack.suffix;
    if (isSame || other.region !== pack.region) continue;
    if (isDeployed(memberDeployment(other, id), now)) rules += other.ruleCount;
  }
  return rules;
}
