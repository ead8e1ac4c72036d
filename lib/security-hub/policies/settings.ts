import { z } from "zod";
import { JsonObject } from "@/lib/core/json";
import { type ConfigurationPolicy, SecurityControlParameters } from "../model";
import { compareControlIds } from "./standards/catalogue";
import type { DocumentSettings, ParameterSetting } from "./policy-document";

/** `all-but`: these are off and all others, future ones too, are on. `only`: the other way round. */
export const controlModes = ["all-but", "only"] as const;

/** Beyond these an input isn't looked at; `policyRules` has AWS's own limits, with the way out. */
const SettingText = z.string().max(10_000);
const longestList = 10_000;

/** AWS's two lists, of which a policy has exactly one. */
export const ControlSelection = z.object({
  mode: z.enum(controlModes),
  ids: z.array(SettingText).max(longestList),
});
export type ControlSelection = z.infer<typeof ControlSelection>;

/** What can be decided about a policy: its texts and what it configures. */
export const PolicySettings = z.object({
  name: SettingText,
  /** Empty for none. */
  description: SettingText,
  serviceEnabled: z.boolean(),
  enabledStandardIdentifiers: z.array(SettingText).max(longestList),
  controls: ControlSelection,
  customParameters: z.array(SecurityControlParameters).max(longestList),
  /** The document that these were read from; what Canopy does not know in it is kept. Absent in a new policy. */
  document: JsonObject.exactOptional(),
});
export type PolicySettings = z.infer<typeof PolicySettings>;

/** What the browser asks for; the document comes from AWS alone. */
export const RequestedSettings = PolicySettings.omit({ document: true });

/** The settings of a policy as AWS answers it. */
export function settingsOf(
  policy: Omit<ConfigurationPolicy, "id" | "arn" | "updatedAt" | "createdAt">,
): PolicySettings {
  return normalised({
    name: policy.name,
    description: policy.description ?? "",
    serviceEnabled: policy.serviceEnabled,
    enabledStandardIdentifiers: policy.enabledStandardIdentifiers,
    controls: controlSelectionOf(policy),
    customParameters: policy.customParameters,
    document: policy.document,
  });
}

/** AWS's two lists as the choice that they are. */
export function controlSelectionOf({
  enabledSecurityControlIdentifiers: only,
  disabledSecurityControlIdentifiers: off = [],
}: Pick<
  DocumentSettings,
  "enabledSecurityControlIdentifiers" | "disabledSecurityControlIdentifiers"
>): ControlSelection {
  return only === undefined ? { mode: "all-but", ids: off } : { mode: "only", ids: only };
}

/** Whether two choices of controls are the same; the order of a list means nothing. */
export function isSameSelection(one: ControlSelection, other: ControlSelection): boolean {
  const ids = new Set(one.ids);
  return (
    one.mode === other.mode && ids.size === new Set(other.ids).size && other.ids.every((id) => ids.has(id))
  );
}

/** Whether two settings of a parameter mean the same. The order of a list counts: AWS does not say that it does not. */
export function isSameSetting(one: ParameterSetting, other: ParameterSetting): boolean {
  return (
    one.valueType === other.valueType &&
    one.written === other.written &&
    one.value?.type === other.value?.type &&
    JSON.stringify(one.value?.value) === JSON.stringify(other.value?.value)
  );
}

/**
 * The same settings in the one form that means them: lists sorted and without repetition, and nothing beside the switch
 * in a policy that disables Security Hub, because AWS does not keep it.
 */
export function normalised(settings: PolicySettings): PolicySettings {
  const { serviceEnabled, document } = settings;
  const texts = {
    name: settings.name,
    description: settings.description,
    serviceEnabled,
    ...(document && { document }),
  };
  if (!serviceEnabled) {
    return {
      ...texts,
      enabledStandardIdentifiers: [],
      controls: { mode: "all-but", ids: [] },
      customParameters: [],
    };
  }
  return {
    ...texts,
    enabledStandardIdentifiers: [...new Set(settings.enabledStandardIdentifiers)].sort(),
    controls: {
      mode: settings.controls.mode,
      ids: [...new Set(settings.controls.ids)].sort(compareControlIds),
    },
    customParameters: normalisedParameters(settings.customParameters),
  };
}

/** Controls that are named twice become one; of a parameter that is named twice the last word counts. */
function normalisedParameters(given: readonly SecurityControlParameters[]): SecurityControlParameters[] {
  type Parameter = SecurityControlParameters["parameters"][number];
  const byControl = new Map<string, Map<string, Parameter>>();
  for (const { securityControlId, parameters } of given) {
    const known = byControl.get(securityControlId) ?? new Map<string, Parameter>();
    for (const parameter of parameters) known.set(parameter.name, parameter);
    byControl.set(securityControlId, known);
  }
  return [...byControl]
    .filter(([, parameters]) => parameters.size > 0)
    .sort(([one], [other]) => compareControlIds(one, other))
    .map(([securityControlId, parameters]) => ({
      securityControlId,
      parameters: [...parameters.values()].sort((one, other) => (one.name < other.name ? -1 : 1)),
    }));
}

/** Whether a policy switches a control on. It runs only where a standard that has it is enabled, too. */
export function isControlOn(
  { serviceEnabled, controls }: Pick<PolicySettings, "serviceEnabled" | "controls">,
  controlId: string,
): boolean {
  return serviceEnabled && controls.ids.includes(controlId) === (controls.mode === "only");
}

/** Whether a policy enables a standard. */
export function isStandardOn(
  { serviceEnabled, enabledStandardIdentifiers }: PolicySettings,
  arn: string,
): boolean {
  return serviceEnabled && enabledStandardIdentifiers.includes(arn);
}
