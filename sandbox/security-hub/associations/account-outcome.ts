import { SELF_MANAGED } from "@/lib/core/identifiers";
import type { SandboxAccount, World } from "../../world/world";
import { linkedRegions } from "../linked-regions";
import { publishedTexts } from "../published-texts";
import { unpublishedTexts } from "../unpublished-texts";

/** What PENDING turns into. */
export interface Outcome {
  readonly status: "SUCCESS" | "FAILED";
  readonly message: string | undefined;
}

/** Decides accounts' outcomes; made once for many accounts because it looks up the linked Regions. */
export type OutcomeOf = (account: SandboxAccount, configurationId: string) => Outcome;

/**
 * How the evaluation of an account ends, by the reasons for FAILED that AWS documents (user guide, view-policy).
 * A self-managed account has nothing done to it, so of these only suspension can fail it, and AWS gives no text.
 */
export function accountOutcomes(world: World): OutcomeOf {
  const linked = linkedRegions(world.partition, world.securityHub.findingAggregator);
  const managementAccountId = world.organization?.managementAccountId;

  function reasonToFail(account: SandboxAccount, enables: boolean): string | undefined {
    if (account.hasForeignMembers) return unpublishedTexts.foreignMembers;
    const missing = account.missingOptInRegion;
    if (missing !== undefined && linked.has(missing)) return unpublishedTexts.optInRegionMissing(missing);
    if (!enables) return undefined;
    if (account.id === managementAccountId && !account.securityHubEnabled)
      return unpublishedTexts.managementNotEnabled;
    return account.configRecorderOn ? undefined : unpublishedTexts.recorderOff;
  }

  return (account, configurationId) => {
    if (isSuspended(account)) return { status: "FAILED", message: unpublishedTexts.accountSuspended };
    if (configurationId === SELF_MANAGED) return { status: "SUCCESS", message: undefined };
    const reason = reasonToFail(account, enablesSecurityHub(world, configurationId));
    if (reason !== undefined) return { status: "FAILED", message: reason };
    return { status: "SUCCESS", message: publishedTexts.associationSucceeded };
  };
}

/** Whether the account has been suspended or is on its way out: Organizations' states for it are three. */
function isSuspended(account: SandboxAccount): boolean {
  return account.state === "SUSPENDED" || account.state === "PENDING_CLOSURE" || account.state === "CLOSED";
}

/** Whether the configuration is a policy that switches Security Hub on; self-managed is none. */
export function enablesSecurityHub(world: World, configurationId: string): boolean {
  return serviceEnabled(world, configurationId) === true;
}

/** Whether the configuration is a policy that switches Security Hub off; self-managed is none. */
export function disablesSecurityHub(world: World, configurationId: string): boolean {
  return serviceEnabled(world, configurationId) === false;
}

function serviceEnabled(world: World, configurationId: string): boolean | undefined {
  return world.securityHub.policies.get(configurationId)?.configurationPolicy.SecurityHub.ServiceEnabled;
}
