import type { SecurityControlParameters } from "../model";
import type { ParameterSetting } from "./policy-document";
import { type ControlSelection, isSameSetting, normalised, type PolicySettings } from "./settings";

export interface Change<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** Members that come to a set and members that leave it. */
export interface SetChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** One parameter of one control; `before` or `after` is absent where the policy does not mention it. */
export interface ParameterChange {
  readonly controlId: string;
  readonly name: string;
  readonly before?: ParameterSetting;
  readonly after?: ParameterSetting;
}

/** How one policy differs from another. What is absent or empty is the same in both. */
export interface PolicyDifference {
  readonly name?: Change<string>;
  readonly description?: Change<string>;
  readonly serviceEnabled?: Change<boolean>;
  readonly standards: SetChange;
  /** `listed`: the list has changed under the same mode; `replaced`: the mode has, and the list means something else. */
  readonly controls?:
    | { readonly kind: "listed"; readonly change: SetChange }
    | ({ readonly kind: "replaced" } & Change<ControlSelection>);
  readonly parameters: readonly ParameterChange[];
}

/** What makes `after` of `before`; `applyDifference` is its inverse. */
export function differenceOf(before: PolicySettings, after: PolicySettings): PolicyDifference {
  const from = normalised(before);
  const to = normalised(after);
  const controls = controlsDifference(from.controls, to.controls);
  return {
    ...(from.name !== to.name && { name: { before: from.name, after: to.name } }),
    ...(from.description !== to.description && {
      description: { before: from.description, after: to.description },
    }),
    ...(from.serviceEnabled !== to.serviceEnabled && {
      serviceEnabled: { before: from.serviceEnabled, after: to.serviceEnabled },
    }),
    standards: setChange(from.enabledStandardIdentifiers, to.enabledStandardIdentifiers),
    ...(controls !== undefined && { controls }),
    parameters: parameterChanges(from, to),
  };
}

/** Whether nothing differs. */
export function isSame(difference: PolicyDifference): boolean {
  return (
    difference.name === undefined && difference.description === undefined && !changesDocument(difference)
  );
}

/** Whether what the policy configures differs, and not only what it is called: then its accounts are configured anew. */
export function changesDocument({
  serviceEnabled,
  standards,
  controls,
  parameters,
}: PolicyDifference): boolean {
  return (
    serviceEnabled !== undefined ||
    controls !== undefined ||
    standards.added.length + standards.removed.length + parameters.length > 0
  );
}

/** The settings with a difference made to them, also where it was found between two others. */
export function applyDifference(difference: PolicyDifference, to: PolicySettings): PolicySettings {
  const base = normalised(to);
  const { controls } = difference;
  return normalised({
    name: difference.name?.after ?? base.name,
    description: difference.description?.after ?? base.description,
    serviceEnabled: difference.serviceEnabled?.after ?? base.serviceEnabled,
    enabledStandardIdentifiers: changedSet(base.enabledStandardIdentifiers, difference.standards),
    controls:
      controls === undefined
        ? base.controls
        : controls.kind === "replaced"
          ? controls.after
          : { mode: base.controls.mode, ids: changedSet(base.controls.ids, controls.change) },
    customParameters: changedParameters(base.customParameters, difference.parameters),
    ...(base.document && { document: base.document }),
  });
}

function controlsDifference(before: ControlSelection, after: ControlSelection): PolicyDifference["controls"] {
  if (before.mode !== after.mode) return { kind: "replaced", before, after };
  const change = setChange(before.ids, after.ids);
  return change.added.length + change.removed.length === 0 ? undefined : { kind: "listed", change };
}

function setChange(before: readonly string[], after: readonly string[]): SetChange {
  const had = new Set(before);
  const has = new Set(after);
  return {
    added: after.filter((member) => !had.has(member)),
    removed: before.filter((member) => !has.has(member)),
  };
}

function changedSet(members: readonly string[], { added, removed }: SetChange): string[] {
  const gone = new Set(removed);
  return [...members.filter((member) => !gone.has(member)), ...added];
}

function parameterChanges(before: PolicySettings, after: PolicySettings): ParameterChange[] {
  const from = parametersByKey(before.customParameters);
  const to = parametersByKey(after.customParameters);
  const changes: ParameterChange[] = [];
  for (const [key, { controlId, name, setting }] of from) {
    const now = to.get(key)?.setting;
    if (now !== undefined && isSameSetting(setting, now)) continue;
    changes.push({ controlId, name, before: setting, ...(now !== undefined && { after: now }) });
  }
  for (const [key, { controlId, name, setting }] of to) {
    if (!from.has(key)) changes.push({ controlId, name, after: setting });
  }
  return changes;
}

interface KeyedParameter {
  readonly controlId: string;
  readonly name: string;
  readonly setting: ParameterSetting;
}

function parametersByKey(parameters: readonly SecurityControlParameters[]): Map<string, KeyedParameter> {
  return new Map(
    parameters.flatMap(({ securityControlId, parameters: ofControl }) =>
      ofControl.map(({ name, ...setting }): [string, KeyedParameter] => [
        parameterKey(securityControlId, name),
        { controlId: securityControlId, name, setting },
      ]),
    ),
  );
}

function changedParameters(
  parameters: readonly SecurityControlParameters[],
  changes: readonly ParameterChange[],
): SecurityControlParameters[] {
  const byKey = parametersByKey(parameters);
  for (const { controlId, name, after } of changes) {
    const key = parameterKey(controlId, name);
    if (after === undefined) byKey.delete(key);
    else byKey.set(key, { controlId, name, setting: after });
  }
  return [...byKey.values()].map(({ controlId, name, setting }) => ({
    securityControlId: controlId,
    parameters: [{ name, ...setting }],
  }));
}

/** Of a parameter within a policy. Ids of controls have no spaces. */
export function parameterKey(controlId: string, name: string): string {
  return `${controlId} ${name}`;
}
