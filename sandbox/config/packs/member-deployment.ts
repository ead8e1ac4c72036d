import type {
  DeploymentFailure,
  SandboxMemberDeployment,
  SandboxOrganizationPack,
} from "../../world/sandbox-config";
import { settlingTime } from "./settling-time";

/** What has become of a pack in one account, as the clock stands. */
export interface MemberStatus {
  /** One of the nine: `CREATE_IN_PROGRESS` … `DELETE_FAILED`. */
  readonly status: string;
  readonly updatedAt: number;
  readonly failure: DeploymentFailure | undefined;
}

/** The last deployment of a pack to an account of the organization; undefined where the account is excluded from it. */
export function memberDeployment(
  pack: SandboxOrganizationPack,
  accountId: string,
): SandboxMemberDeployment | undefined {
  const own = pack.members.get(accountId);
  if (own !== undefined) return own;
  if (pack.excludedAccounts.has(accountId)) return undefined;
  const { kind, startedAt, durationMs } = pack.deployment;
  const settlesAt = startedAt + settlingTime(pack.suffix + accountId, durationMs);
  return { kind, startedAt, settlesAt, failure: undefined };
}

export function memberStatus(deployment: SandboxMemberDeployment, now: number): MemberStatus {
  const { kind, startedAt, settlesAt, failure } = deployment;
  if (now < settlesAt) return { status: `${kind}_IN_PROGRESS`, updatedAt: startedAt, failure: undefined };
  const end = failure === undefined ? "SUCCESSFUL" : "FAILED";
  return { status: `${kind}_${end}`, updatedAt: settlesAt, failure };
}

/** Whether the account has the pack, if only an older version of it. */
export function isDeployed(deployment: SandboxMemberDeployment | undefined, now: number): boolean {
  if (deployment === undefined) return false;
  const hasSucceeded = now >= deployment.settlesAt && deployment.failure === undefined;
  switch (deployment.kind) {
    case "CREATE":
      return hasSucceeded;
    case "UPDATE":
      return true;
    case "DELETE":
      return !hasSucceeded;
  }
}

/** The name of the pack in the member accounts, as it has been seen in public repositories. */
export function memberPackName({ name, suffix }: SandboxOrganizationPack): string {
  return `OrgConformsPack-${name}-${suffix}`;
}
