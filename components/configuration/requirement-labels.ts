import { callerName } from "@/lib/connection/caller-name";
import { countOf } from "@/lib/format/count";
import { createAggregatorCommand } from "@/lib/security-hub/configuration/command";
import type { LocalBlockers } from "@/lib/security-hub/configuration/blockers";
import type {
  RequirementContext,
  Requirement,
  RequirementId,
} from "@/lib/security-hub/configuration/requirements";

/** A requirement as people read it. */
export interface RequirementLabels {
  readonly title: string;
  /** What was found, and where it is not as it should be, what to do. */
  readonly says: string;
  readonly command?: string;
  readonly documentation?: string;
}

const guide = "https://docs.aws.amazon.com/securityhub/latest/userguide";

/** What a requirement is called, and the way to meet it. */
export function requirementLabels(
  { id, state }: Requirement,
  context: RequirementContext,
): RequirementLabels {
  const { title, met, unmet } = labels[id](context);
  if (state === "met") return { title, says: met };
  if (state === "unmet") return { title, ...unmet };
  return { title, says: "This could not be read, so it is not known; AWS checks it again." };
}

/**
 * What has to be taken away before AWS accepts LOCAL, in one sentence: `Disassociate 12 targets and delete 9 configuration
 * policies first.` Undefined where nothing has, or where that could not be read.
 */
export function removalsInWords(
  requirements: readonly Requirement[],
  blockers: LocalBlockers | undefined,
): string | undefined {
  const isUnmet = (id: RequirementId) =>
    requirements.some((each) => each.id === id && each.state === "unmet");
  const steps = [
    isUnmet("nothing-applied") && `disassociate ${countOf(blockers?.associations.length ?? 0, "target")}`,
    isUnmet("no-policies") &&
      `delete ${countOf(blockers?.policies.length ?? 0, "configuration policy", "configuration policies")}`,
  ].filter((step) => step !== false);
  if (steps.length === 0) return undefined;
  const sentence = `${steps.join(" and ")} first.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

interface Labels {
  readonly title: string;
  readonly met: string;
  readonly unmet: Omit<RequirementLabels, "title">;
}

const labels: Readonly<Record<RequirementId, (context: RequirementContext) => Labels>> = {
  "delegated-administrator": ({ connection }) => {
    const [named] = connection.securityHubAdministrators ?? [];
    const caller = connection.caller;
    const who = caller === undefined ? "The caller" : `Account ${caller.accountId}`;
    const role =
      caller === undefined ? "" : ` (${callerName(caller.arn).kind} ${callerName(caller.arn).name})`;
    return {
      title: "Signed in as the delegated administrator of Security Hub",
      met: `${who}${role} is it.`,
      unmet: {
        says:
          named === undefined
            ? `${who} is not it, and none is designated. Designate a member account in the management account.`
            : `${who} is not it; ${named.name || "the administrator"} (${named.id}) is. Start Canopy with credentials of that account, or set CANOPY_ROLE_ARN to a role in it.`,
        documentation: `${guide}/designate-orgs-admin-account.html`,
      },
    };
  },
  "finding-aggregator": ({ connection, findingAggregator }) => ({
    title: "There is a finding aggregator",
    met: `Its Region is ${findingAggregator?.homeRegion ?? "known"}.`,
    unmet: {
      says: `There is none, so there is no home Region. Create one in the Region that is to be home: in the console under Settings, Regions, or by the command below. Canopy works in ${connection.region}.`,
      command: createAggregatorCommand(connection.region),
      documentation: `${guide}/finding-aggregation-enable.html`,
    },
  }),
  "home-region": ({ connection, findingAggregator }) => ({
    title: "Canopy works in the home Region",
    met: `${connection.region} is the home Region.`,
    unmet: {
      says: findingAggregator
        ? `Canopy works in ${connection.region}; the home Region is ${findingAggregator.homeRegion}. Set AWS_REGION to ${findingAggregator.homeRegion} and start Canopy again.`
        : "There is no home Region before there is a finding aggregator.",
    },
  }),
  "not-opt-in": ({ connection }) => ({
    title: "The home Region is not an opt-in Region",
    met: `Every account has ${connection.region}.`,
    unmet: {
      says: `Accounts have to opt in to ${connection.region}: it can be linked, but not be home. Create the finding aggregator in a Region that every account has, and start Canopy there.`,
    },
  }),
  "nothing-applied": ({ blockers }) => ({
    title: "Nothing is applied to any target",
    met: "No policy and no self-managed configuration is applied.",
    unmet: {
      says: `${countOf(blockers?.associations.length ?? 0, "association is", "associations are")} applied and listed below. Disassociate each; what is inherited goes with it.`,
      documentation: `${guide}/policy-disassociation.html`,
    },
  }),
  "no-policies": ({ blockers }) => ({
    title: "There are no configuration policies",
    met: "There are none.",
    unmet: {
      says: `${countOf(blockers?.policies.length ?? 0, "policy is", "policies are")} left and listed below. Delete each once nothing is associated with it.`,
      documentation: `${guide}/delete-policy.html`,
    },
  }),
};
