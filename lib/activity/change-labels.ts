import { SELF_MANAGED } from "@/lib/core/identifiers";
import type { ActivityChange } from "./activity";

/** What the organization says of ids; undefined for what it doesn't hold, or while it isn't known. */
export interface ActivityNames {
  readonly policyName: (id: string) => string | undefined;
  readonly nameOf: (id: string) => string | undefined;
}

/** A change in AWS's words: `Started association of nist-800-53 with Sandbox`; without an outcome, what was to be done. */
export function changeInWords(change: ActivityChange, names: ActivityNames): string {
  const [verb = "", ...rest] = phraseOf(change, names).split(" ");
  const done = change.result === "succeeded" ? (past[verb] ?? verb) : verb;
  return [done, ...rest].join(" ");
}

/** A configuration by its name, or its id where the name isn't known. */
export function configurationInWords(id: string, { policyName }: ActivityNames): string {
  return id === SELF_MANAGED ? "self-managed behavior" : (policyName(id) ?? id);
}

/** The name of a target of an association, or what the record says. */
export function targetInWords({ target }: Pick<ActivityChange, "target">, { nameOf }: ActivityNames): string {
  return nameOf(target) ?? target;
}

function phraseOf(change: ActivityChange, names: ActivityNames): string {
  const { operation, target, configuration, name, region, run } = change;
  const what = configuration === undefined ? "a configuration" : configurationInWords(configuration, names);
  const policy = name ?? names.policyName(target) ?? target.replace(/^policy /, "");
  const runName = run === undefined ? target : `run ${run.number}`;
  const inRegion = region === undefined ? "" : ` in ${region}`;
  const aggregator = name === undefined ? target : `aggregator ${name}${inRegion}`;
  switch (operation) {
    case "securityhub:StartConfigurationPolicyAssociation":
      return `Start association of ${what} with ${targetInWords(change, names)}`;
    case "securityhub:StartConfigurationPolicyDisassociation":
      return `Start disassociation of ${what} from ${targetInWords(change, names)}`;
    case "securityhub:CreateConfigurationPolicy":
      return `Create configuration policy ${policy}`;
    case "securityhub:UpdateConfigurationPolicy":
      return `Update configuration policy ${policy}`;
    case "securityhub:DeleteConfigurationPolicy":
      return `Delete configuration policy ${policy}`;
    case "securityhub:UpdateOrganizationConfiguration":
      return "Update organization configuration";
    case "config:PutConfigurationAggregator":
      return `${change.isNew ? "Create" : "Update"} ${aggregator}`;
    case "config:DeleteConfigurationAggregator":
      return `Delete ${aggregator}`;
    case "config:PutOrganizationConformancePack":
      return `${change.isNew ? "Deploy" : "Update"} conformance ${target}`;
    case "config:DeleteOrganizationConformancePack":
      return `Delete conformance ${target}`;
    case "config:TagResource":
    case "config:UntagResource":
      if (target.startsWith("pack ")) return `Change tags of conformance ${target}`;
      return `Change tags of ${name === undefined ? target : aggregator}`;
    case "canopy:RequestRefresh":
      return `Request refresh of ${target
        .replace(/^the inventory: /, "")
        .replace("conformance-packs", "the conformance packs")
        .replace("organization", "the organization")}`;
    case "canopy:StartRun":
    case "canopy:PauseRun":
    case "canopy:ResumeRun":
      return `${operation.slice(7, -3)} ${runName}${run === undefined ? "" : `: ${run.title}`}`;
    case "canopy:CancelRest":
      return `Cancel the rest of ${runName}`;
    case "canopy:RetryFailed":
      return `Retry failed targets of ${runName}`;
    default:
      return otherInWords(operation, target);
  }
}

/** `canopy:ApprovePlan` on `plan 4` as `Approve plan 4`. */
function otherInWords(operation: string, target: string): string {
  const words = (operation.split(":")[1] ?? operation).replace(/([a-z\d])([A-Z])/g, "$1 $2").split(" ");
  const [verb = operation, ...rest] = words;
  const object = rest.join(" ").toLowerCase();
  return target.toLowerCase().startsWith(object) ? `${verb} ${target}` : `${verb} ${object}: ${target}`;
}

/** An operation as a filter names it: `Start configuration policy association`. */
export function operationInWords(operation: string): string {
  const words = (operation.split(":")[1] ?? operation).replace(/([a-z\d])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const past: Readonly<Record<string, string>> = {
  Add: "Added",
  Approve: "Approved",
  Associate: "Associated",
  Cancel: "Cancelled",
  Change: "Changed",
  Create: "Created",
  Delete: "Deleted",
  Deploy: "Deployed",
  Disable: "Disabled",
  Discard: "Discarded",
  Edit: "Edited",
  Enable: "Enabled",
  Invite: "Invited",
  Pause: "Paused",
  Put: "Put",
  Reject: "Rejected",
  Remove: "Removed",
  Request: "Requested",
  Resume: "Resumed",
  Retry: "Retried",
  Revoke: "Revoked",
  Save: "Saved",
  Schedule: "Scheduled",
  Send: "Sent",
  Share: "Shared",
  Set: "Set",
  Sign: "Signed",
  Start: "Started",
  Submit: "Submitted",
  Tag: "Tagged",
  Test: "Tested",
  Untag: "Untagged",
  Update: "Updated",
  Withdraw: "Withdrew",
};
