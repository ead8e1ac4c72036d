import {
  applyDifference,
  type Change,
  differenceOf,
  parameterKey,
  type PolicyDifference,
} from "./difference";
import { isSameSetting, type PolicySettings } from "./settings";

export interface Merge {
  /** Their settings with my changes made to them. */
  readonly settings: PolicySettings;
  /** What both have changed, each differently; mine has won. In the interface's words. */
  readonly conflicts: readonly string[];
}

/** Applies the changes made to the policy before to a policy that another user has changed meanwhile. */
export function mergeSettings(base: PolicySettings, mine: PolicySettings, theirs: PolicySettings): Merge {
  const myChanges = differenceOf(base, mine);
  return {
    settings: applyDifference(myChanges, theirs),
    conflicts: conflictsOf(myChanges, differenceOf(base, theirs)),
  };
}

function conflictsOf(mine: PolicyDifference, theirs: PolicyDifference): string[] {
  const conflicts: string[] = [];
  if (differ(mine.name, theirs.name)) conflicts.push("the name");
  if (differ(mine.description, theirs.description)) conflicts.push("the description");
  // A switch has two positions: who both changed it changed it to the same.
  if (controlsDiffer(mine.controls, theirs.controls)) conflicts.push("the choice of controls");
  const byKey = new Map(theirs.parameters.map((each) => [parameterKey(each.controlId, each.name), each]));
  for (const { controlId, name, after } of mine.parameters) {
    const their = byKey.get(parameterKey(controlId, name));
    if (their === undefined || isSameOutcome(after, their.after)) continue;
    conflicts.push(`${controlId} ${name}`);
  }
  return conflicts;
}

type Setting = NonNullable<PolicyDifference["parameters"][number]["after"]>;

function isSameOutcome(one: Setting | undefined, other: Setting | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return isSameSetting(one, other);
}

function differ(mine: Change<string> | undefined, theirs: Change<string> | undefined): boolean {
  return mine !== undefined && theirs !== undefined && mine.after !== theirs.after;
}

/** Lists of the same mode merge member by member; a change of mode gives the list another meaning. */
function controlsDiffer(mine: PolicyDifference["controls"], theirs: PolicyDifference["controls"]): boolean {
  if (mine === undefined || theirs === undefined) return false;
  if (mine.kind === "listed" && theirs.kind === "listed") return false;
  return JSON.stringify(mine) !== JSON.stringify(theirs);
}
