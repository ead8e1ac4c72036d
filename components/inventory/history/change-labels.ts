import { packStatuses } from "@/lib/aws-config/packs/model";
import { cellLabels } from "@/components/inventory/packs/pack-labels";
import { statusLabels } from "@/components/inventory/status-labels";
import type { Tone } from "@/components/ui/status/tone";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import {
  applicationOf,
  type AssociationValue,
  type ChangeKind,
} from "@/lib/inventory/snapshot/changes/change";
import { lineTexts, settingLines } from "@/lib/inventory/snapshot/changes/definition-lines";
import type { HistoryEntry } from "@/lib/inventory/snapshot/changes/history";
import type { AccountState } from "@/lib/organizations/model";

/** The kinds of changes in the interface's words. */
export const changeLabels: Readonly<Record<ChangeKind, string>> = {
  applied: "Applied configuration",
  effective: "Effective policy",
  status: "Association status",
  joined: "Account joined",
  left: "Account left",
  moved: "Moved",
  state: "Account state",
  renamed: "Renamed",
  "ou-created": "OU created",
  "ou-removed": "OU removed",
  "policy-created": "Policy created",
  "policy-changed": "Policy changed",
  "policy-deleted": "Policy deleted",
  "aggregator-created": "Aggregator created",
  "aggregator-changed": "Aggregator changed",
  "aggregator-deleted": "Aggregator deleted",
  configuration: "Organization configuration",
  "linked-regions": "Linked Regions",
  "pack-status": "Conformance pack status",
  "pack-deployed": "Conformance pack deployed",
  "pack-changed": "Conformance pack changed",
  "pack-deleted": "Conformance pack deleted",
};

/** One side of a change: what stood there, and the tone of its status where it has one. */
export interface ValueLabel {
  readonly text: string;
  readonly tone?: Tone;
}

/** Both sides of a change in words. */
export function valueLabels(entry: HistoryEntry): {
  readonly before: ValueLabel;
  readonly after: ValueLabel;
} {
  switch (entry.kind) {
    case "applied":
      return sides(entry, appliedLabel);
    case "effective":
      return sides(entry, effectiveLabel);
    case "status":
      return sides(entry, statusLabel);
    case "joined":
    case "left":
    case "ou-created":
    case "ou-removed":
      return sides(entry, (value) => ({ text: value?.place?.path ?? (value ? "Place not known" : absent) }));
    case "moved":
      return sides(entry, ({ path }) => ({ text: path }));
    case "renamed":
      return sides(entry, ({ name }) => ({ text: name }));
    case "state":
      return sides(entry, ({ state }) => stateLabels[state]);
    case "policy-created":
    case "policy-changed":
    case "policy-deleted":
    case "aggregator-created":
    case "aggregator-changed":
    case "aggregator-deleted":
      return definitionLabels(entry);
    case "configuration":
      return sides(entry, (value) => ({
        text: differing(configurationMembers, entry.before, entry.after)
          .map((name) => `${name}: ${String(value[name] ?? "not set")}`)
          .join(", "),
      }));
    case "linked-regions":
      return sides(entry, ({ regionLinkingMode, regions }) => ({
        text: [regionLinkingMode, ...regions].join(", "),
      }));
    case "pack-status":
      return sides(entry, (value) => {
        if (value === null) return { text: "No status" };
        const { word, tone } = cellLabels[packStatuses.find((each) => each === value.status) ?? "UNKNOWN"];
        const reason = value.errorMessage ?? value.errorCode;
        return { text: reason === undefined ? word : `${word}: ${reason}`, tone };
      });
    case "pack-changed": {
      const { before, after } = lineTexts(settingLines(entry));
      return { before: { text: before }, after: { text: after } };
    }
    case "pack-deployed":
    case "pack-deleted":
      return sides(entry, (value) => ({ text: value?.name ?? absent }));
  }
}

const absent = "Not in the organization";

function sides<Value>(
  { before, after }: { readonly before: Value; readonly after: Value },
  label: (value: Value) => ValueLabel,
) {
  return { before: label(before), after: label(after) };
}

function configurationLabel({ configurationId, configurationName }: AssociationValue): string {
  if (configurationId === SELF_MANAGED) return "Self-managed";
  return configurationName ?? configurationId ?? "Not known";
}

function appliedLabel(value: AssociationValue | null): ValueLabel {
  if (value === null || applicationOf(value) === null) return { text: "None applied" };
  return { text: configurationLabel(value) };
}

function effectiveLabel(value: AssociationValue | null): ValueLabel {
  if (value === null) return { text: "Not governed" };
  const source = value.sourceName === undefined ? "" : ` from ${value.sourceName}`;
  return { text: configurationLabel(value) + source };
}

const words = { PENDING: "pending", SUCCESS: "success", FAILED: "failed" } as const;

function statusLabel(value: AssociationValue | null): ValueLabel {
  const { word, tone } =
    statusLabels[value === null ? "none" : value.status ? words[value.status] : "unknown"];
  const message = value?.status === "FAILED" ? value.message : undefined;
  return { text: message === undefined ? word : `${word}: ${message}`, tone };
}

const stateLabels: Readonly<Record<AccountState, ValueLabel>> = {
  PENDING_ACTIVATION: { text: "Pending activation", tone: "pending" },
  ACTIVE: { text: "Active", tone: "success" },
  SUSPENDED: { text: "Suspended", tone: "suspended" },
  PENDING_CLOSURE: { text: "Pending closure", tone: "suspended" },
  CLOSED: { text: "Closed", tone: "suspended" },
};

type DefinitionEntry = Extract<HistoryEntry, { readonly kind: `${"policy" | "aggregator"}-${string}` }>;

function definitionLabels(entry: DefinitionEntry): {
  readonly before: ValueLabel;
  readonly after: ValueLabel;
} {
  const lines = settingLines(entry);
  if (lines.length > 0) {
    const { before, after } = lineTexts(lines);
    return { before: { text: before }, after: { text: after } };
  }
  const nothing = entry.kind.startsWith("policy") ? "No such policy" : "No such aggregator";
  const isThere = entry.before !== null && entry.after !== null;
  const label = (value: DefinitionEntry["before"]): ValueLabel => {
    if (value === null) return { text: nothing };
    // The settings of one of the two could not be read: that they were changed shows in the time alone.
    return { text: isThere ? `As of ${value.updatedAt?.slice(0, 19) ?? ""}Z` : value.name };
  };
  return { before: label(entry.before), after: label(entry.after) };
}

/** Those of the members that the two have differently. */
function differing<Name extends string>(
  names: readonly Name[],
  one: { readonly [Each in Name]?: unknown },
  other: { readonly [Each in Name]?: unknown },
): Name[] {
  return names.filter((name) => one[name] !== other[name]);
}

const configurationMembers = [
  "configurationType",
  "autoEnable",
  "autoEnableStandards",
  "status",
  "statusMessage",
  "memberAccountLimitReached",
] as const;
