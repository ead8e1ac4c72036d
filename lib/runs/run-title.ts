import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { ABSENT_PACK, type PackChange } from "@/lib/aws-config/packs/change/pack-change";
import { countOf } from "@/lib/format/count";
import type { Assignment } from "@/lib/security-hub/model";
import type { ConfigurationChange, StoredObjectChange } from "./object-change";
import type { AssociationChange } from "./run";

/** `Apply nist-800-53 to Sandbox and Security`: what an assignment does, to which targets. */
function assignmentTitle({ kind }: Assignment, policyName: string, targetNames: readonly string[]): string {
  const targets = namesInWords(targetNames);
  switch (kind) {
    case "apply-policy":
      return `Apply ${policyName} to ${targets}`;
    case "self-managed":
      return `Make ${targets} self-managed`;
    case "inherit":
      return `Disassociate ${policyName === "" ? targets : `${policyName} from ${targets}`}`;
  }
}

/**
 * The title of a run: its main change, the last one, and how many exceptions go before it. Targets of the main change may
 * have to be sent before exceptions around them.
 */
export function runTitle(
  changes: readonly {
    readonly change: Omit<AssociationChange, "targets"> | StoredObjectChange;
    readonly targetNames: readonly string[];
  }[],
): string {
  // Tags that are changed after their pack go without saying.
  const main = changes.findLast(({ change }) => change.kind !== "pack-tags") ?? changes.at(-1);
  if (main === undefined) return "";
  const { change } = main;
  if (change.kind !== "association") return objectTitle(change, main.targetNames[0] ?? "");
  const names = changes.map((each) => ({
    isMain: isSameAssignment(each.change, change.assignment),
    targetNames: each.targetNames,
  }));
  const targetNames = names.filter(({ isMain }) => isMain).flatMap((each) => each.targetNames);
  const exceptions = names
    .filter(({ isMain }) => !isMain)
    .reduce((sum, each) => sum + each.targetNames.length, 0);
  const title = assignmentTitle(change.assignment, change.policyName, targetNames);
  return exceptions === 0 ? title : `${title}, with ${countOf(exceptions, "exception")}`;
}

/** `Change policy nist-800-53`: what is done to one object. */
function objectTitle(change: StoredObjectChange, name: string): string {
  switch (change.kind) {
    case "policy":
      return `${policyVerbs[change.policy.operation]} policy ${name}`;
    case "aggregator": {
      const { aggregator } = change;
      if (aggregator.operation === "delete") return `Delete aggregator ${name}`;
      return `${aggregator.expected === ABSENT ? "Create" : "Change"} aggregator ${name}`;
    }
    case "aggregator-tags":
      return `Change aggregator ${name}`;
    case "configuration":
      return configurationTitle(change.configuration);
    case "pack":
      return `${packVerb(change.pack)} conformance pack ${name}`;
    case "pack-tags":
      return `Change tags of conformance pack ${name}`;
  }
}

function packVerb(pack: PackChange): string {
  if (pack.operation === "delete") return "Delete";
  return pack.expected === ABSENT_PACK ? "Deploy" : "Update";
}

const policyVerbs = { create: "Create", update: "Change", delete: "Delete" } as const;

function configurationTitle({ update, expected }: ConfigurationChange): string {
  const type = update.configurationType;
  return type !== undefined && type !== expected.configurationType
    ? `Switch the organization to ${type}`
    : "Change the organization configuration";
}

function isSameAssignment(
  change: Pick<AssociationChange, "kind" | "assignment"> | StoredObjectChange,
  assignment: Assignment,
): boolean {
  if (change.kind !== "association" || change.assignment.kind !== assignment.kind) return false;
  if (change.assignment.kind !== "apply-policy" || assignment.kind !== "apply-policy") return true;
  return change.assignment.policyId === assignment.policyId;
}

const NAMED = 2;

function namesInWords(names: readonly string[]): string {
  const [first = "no target", second] = names;
  if (second === undefined) return first;
  if (names.length === NAMED) return `${first} and ${second}`;
  return `${first}, ${second} and ${names.length - NAMED} more`;
}
