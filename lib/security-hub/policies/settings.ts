import { z } from "zod";
import { type ConfigurationPolicy, SecurityControlParameters } from "../model";
import { compareControlIds } from "./catalogue";

/** `all-but`: these are off and all others, future ones too, are on. `only`: the other way round. */
export const controlModes = ["all-but", "only"] as const;

/** AWS's two lists, of which a policy has exactly one. */
export const ControlSelection = z.object({ mode: z.enum(controlModes), ids: z.array(z.string()) });
export type ControlSelection = z.infer<typeof ControlSelection>;

/** What somebody can decide about a policy: its texts and what it configures. */
export const PolicySettings = z.object({
  name: z.string(),
  /** Empty for none. */
  description: z.string(),
  serviceEnabled: z.boolean(),
  enabledStandardIdentifiers: z.array(z.string()),
  controls: ControlSelection,
  customParameters: z.array(SecurityControlParameters),
});
export type PolicySettings = z.infer<typeof PolicySettings>;

/** What a policy of AWS's has been decided to be. */
export function settingsOf(policy: ConfigurationPolicy): PolicySettings {
  const only = policy.enabledSecurityControlIdentifiers;
  return normalised({
    name: policy.name,
    description: policy.description ?? "",
    serviceEnabled: policy.serviceEnabled,
    enabledStandardIdentifiers: policy.enabledStandardIdentifiers,
    controls:
      only === undefined
        ? { mode: "all-but", ids: policy.disabledSecurityControlIdentifiers ?? [] }
        : { mode: "only", ids: only },
    customParameters: policy.customParameters,
  });
}

/**
 * The same settings in the one form that means them: lists sorted and without repetition, and nothing beside the switch
 * in a policy that disables Security Hub, because AWS does not keep it.
 */
export function normalised(settings: PolicySettings): PolicySettings {
  const { name, description, serviceEnabled } = settings;
  if (!serviceEnabled) {
    return {
      name,
      description,
      serviceEnabled,
      enabledStandardIdentifiers: [],
      controls: { mode: "all-but", ids: [] },
      customParameters: [],
    };
  }
  return {
    name,
    description,
    serviceEnabled,
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
