import { stateOf } from "@/lib/aws-config/aggregators/aggregator-state";
import {
  diffAggregator,
  type ListDiff,
  type Replacement,
} from "@/lib/aws-config/aggregators/change/aggregator-diff";
import type { AggregatedRegions } from "@/lib/aws-config/aggregators/model";
import { countOf } from "@/lib/format/count";
import { differenceOf } from "@/lib/security-hub/policies/difference";
import type { ParameterSetting } from "@/lib/security-hub/policies/policy-document";
import { textOfValue } from "@/lib/security-hub/policies/parameter-text";
import type { ControlSelection } from "@/lib/security-hub/policies/settings";
import { standardName } from "@/lib/security-hub/policies/standards/standards";
import type { AggregatorValue, Change, PackValue, PolicyValue } from "./change";
import { settingsOfValue } from "./definition";

/** One setting with both of its values. Of a list, what left it is before and what came to it after. */
export interface SettingLine {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** So many members of a list are named. */
const most = 12;

/** The settings in which a policy or an aggregator was changed, each with both values; none of any other change. */
export function settingLines(change: Change): readonly SettingLine[] {
  if (change.before === null || change.after === null) return [];
  switch (change.kind) {
    case "policy-changed":
      return policyLines(change.before, change.after);
    case "aggregator-changed":
      return aggregatorLines(change.before, change.after);
    case "pack-changed":
      return packLines(change.before, change.after);
    default:
      return [];
  }
}

/** In what two states of a policy differ; empty where only the time of its last change does, as far as is known. */
function policyLines(before: PolicyValue, after: PolicyValue): readonly SettingLine[] {
  const lines: SettingLine[] = [];
  const add = (name: string, from: string, to: string) => {
    if (from !== to) lines.push({ name, before: from, after: to });
  };
  add("Name", before.name, after.name);
  add("Description", before.description ?? "none", after.description ?? "none");
  add("Security Hub", switchOf(before), switchOf(after));
  const [had, has] = [settingsOfValue(before), settingsOfValue(after)];
  if (had === undefined || has === undefined) return lines;
  const { standards, controls, parameters } = differenceOf(had, has);
  const named = (arns: readonly string[]) => arns.map((arn) => standardName(undefined, arn));
  add("Standards", members(named(standards.removed)), members(named(standards.added)));
  if (controls?.kind === "replaced") add("Controls", selection(controls.before), selection(controls.after));
  if (controls?.kind === "listed") {
    const { added, removed } = controls.change;
    const name = has.controls.mode === "only" ? "Enabled controls" : "Disabled controls";
    add(name, members(removed), members(added));
  }
  for (const { controlId, name, ...change } of parameters)
    add(`${controlId} ${name}`, parameter(change.before), parameter(change.after));
  return lines;
}

/** In what two states of an aggregator differ. */
function aggregatorLines(before: AggregatorValue, after: AggregatorValue): readonly SettingLine[] {
  const diff = diffAggregator(stateOf(before, before.tags ?? []), stateOf(after, after.tags ?? []));
  const lines: SettingLine[] = [];
  const add = (name: string, { from, to }: Replacement<string>) =>
    lines.push({ name, before: from ?? "none", after: to ?? "none" });
  const addList = (name: string, { removed, added }: Omit<ListDiff<string>, "kept">) => {
    if (removed.length + added.length > 0)
      lines.push({ name, before: members(removed), after: members(added) });
  };
  if (diff.kind) add("Source", diff.kind);
  if (diff.role) add("Role", diff.role);
  addList("Accounts", diff.accounts);
  if (diff.regions) {
    const { from, to, added, removed } = diff.regions;
    if (from === "all" || to === "all") add("Regions", { from: regions(from), to: regions(to) });
    else addList("Regions", { added, removed });
  }
  addList("Resource types", diff.resourceTypes);
  addList("Service principals", diff.servicePrincipals);
  addList("Other filters", diff.asWritten);
  // Absent where the tags were not read, which is no change of them.
  if (before.tags !== undefined && after.tags !== undefined) {
    for (const { key, from, to } of diff.tags.set)
      add(`Tag ${key}`, { ...(from !== undefined && { from: tagValue(from) }), to: tagValue(to) });
    for (const { key, value } of diff.tags.removed) add(`Tag ${key}`, { from: tagValue(value) });
  }
  return lines;
}

/** In what two states of a pack differ; where nothing else does, it was deployed again, or another template was. */
function packLines(before: PackValue, after: PackValue): readonly SettingLine[] {
  const lines: SettingLine[] = [];
  const add = (name: string, from = "none", to = "none") => {
    if (from !== to) lines.push({ name, before: from, after: to });
  };
  const valueOf = ({ inputParameters }: PackValue, name: string) =>
    inputParameters.find((parameter) => parameter.name === name)?.value ?? "default";
  const names = [...before.inputParameters, ...after.inputParameters].map(({ name }) => name);
  for (const name of new Set(names)) add(name, valueOf(before, name), valueOf(after, name));
  const [had, has] = [new Set(before.excludedAccounts), new Set(after.excludedAccounts)];
  add(
    "Excluded accounts",
    members(before.excludedAccounts.filter((id) => !has.has(id))),
    members(after.excludedAccounts.filter((id) => !had.has(id))),
  );
  add("Delivery bucket", before.deliveryS3Bucket, after.deliveryS3Bucket);
  add("Delivery prefix", before.deliveryS3KeyPrefix, after.deliveryS3KeyPrefix);
  if (lines.length === 0) add("Last update", before.updatedAt, after.updatedAt);
  return lines;
}

/** The lines as one text for each side. */
export function lineTexts(lines: readonly SettingLine[]): {
  readonly before: string;
  readonly after: string;
} {
  const text = (side: "before" | "after") => lines.map((line) => `${line.name}: ${line[side]}`).join("; ");
  return { before: text("before"), after: text("after") };
}

function switchOf({ serviceEnabled }: PolicyValue): string {
  return serviceEnabled === undefined ? "not known" : serviceEnabled ? "enabled" : "disabled";
}

function selection({ mode, ids }: ControlSelection): string {
  return mode === "only" ? `only ${members(ids)}` : `all but ${members(ids)}`;
}

function parameter(setting: ParameterSetting | undefined): string {
  if (setting === undefined) return "not set";
  if (setting.valueType === "UNMODELLED") return setting.written ?? "not known";
  return setting.value === undefined ? "default" : textOfValue(setting.value).replaceAll("\n", ", ");
}

function tagValue(value: string): string {
  return value === "" ? "empty value" : value;
}

function regions(value: AggregatedRegions | undefined): string {
  return value === "all" ? "all Regions" : members(value ?? []);
}

function members(list: readonly string[]): string {
  if (list.length === 0) return "none";
  const more = list.length - most;
  return list.slice(0, most).join(", ") + (more > 0 ? ` and ${countOf(more, "more", "more")}` : "");
}
