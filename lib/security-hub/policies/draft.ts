import { z } from "zod";
import { JsonObject } from "@/lib/core/json";
import { ParameterValue, type SecurityControlParameters } from "../model";
import type { ControlDefinition } from "./standards/catalogue";
import { textOfValue, valueOfText } from "./parameter-text";
import type { ParameterType } from "./parameter-value";
import type { ParameterSetting } from "./policy-document";
import { controlModes, normalised, type PolicySettings } from "./settings";

const DraftParameter = z.object({
  /** `kept`: in a form that Canopy does not know; `text` is the JSON as AWS writes it. */
  use: z.enum(["default", "custom", "kept"]),
  type: z.enum(["Integer", "IntegerList", "Double", "String", "StringList", "Boolean", "Enum", "EnumList"]),
  text: z.string(),
  /** The value that the text was written from: some values cannot be read back from their text. */
  value: ParameterValue.exactOptional(),
});
export type DraftParameter = z.infer<typeof DraftParameter>;

/** The form as it stands: what was typed, also where it is not yet a value, and the list of the mode not chosen. */
export const PolicyDraft = z.object({
  name: z.string(),
  description: z.string(),
  serviceEnabled: z.boolean(),
  standards: z.array(z.string()),
  mode: z.enum(controlModes),
  /** The list of `all-but`. */
  disabled: z.array(z.string()),
  /** The list of `only`. */
  enabled: z.array(z.string()),
  /** By control and name. */
  parameters: z.record(z.string(), z.record(z.string(), DraftParameter)),
  /** Kept with the run, and `UpdatedReason`, which AWS takes with an update. */
  reason: z.string(),
  /** Where the change was asked for; kept with the run. */
  ticket: z.string().exactOptional(),
  /** Taken when a policy is created only. */
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
  /** As in the settings. */
  document: JsonObject.exactOptional(),
});
export type PolicyDraft = z.infer<typeof PolicyDraft>;

/** The form as it begins: Security Hub on, every control on. */
export const emptyPolicyDraft: PolicyDraft = {
  name: "",
  description: "",
  serviceEnabled: true,
  standards: [],
  mode: "all-but",
  disabled: [],
  enabled: [],
  parameters: {},
  reason: "",
  tags: [],
};

/** The form filled with the settings of a policy; `readDraft` is its inverse. */
export function draftOf(given: PolicySettings): PolicyDraft {
  const settings = normalised(given);
  const { mode, ids } = settings.controls;
  return {
    ...emptyPolicyDraft,
    name: settings.name,
    description: settings.description,
    serviceEnabled: settings.serviceEnabled,
    standards: settings.enabledStandardIdentifiers,
    mode,
    disabled: mode === "all-but" ? ids : [],
    enabled: mode === "only" ? ids : [],
    ...(settings.document && { document: settings.document }),
    parameters: Object.fromEntries(
      settings.customParameters.map(({ securityControlId, parameters }) => [
        securityControlId,
        Object.fromEntries(parameters.map(({ name, ...setting }) => [name, draftOfParameter(setting)])),
      ]),
    ),
  };
}

function draftOfParameter({ valueType, value, written }: ParameterSetting): DraftParameter {
  if (valueType === "UNMODELLED") return { use: "kept", type: "String", text: written ?? "" };
  if (value === undefined) return { use: "default", type: "String", text: "" };
  return { use: "custom", type: value.type, text: textOfValue(value), value };
}

/** What a form says: settings, and where a text is not the value it should be. */
export interface ReadDraft {
  readonly settings: PolicySettings;
  /** By the address of the field, as in `policyRules`. */
  readonly problems: ReadonlyMap<string, string>;
}

/**
 * Reads the form. The type of a parameter is that of its definition, where there is one. Texts and values that are as
 * they were in `held` stay so, blanks at their ends included.
 */
export function readDraft(
  draft: PolicyDraft,
  definitions: ReadonlyMap<string, ControlDefinition>,
  existing?: Pick<PolicySettings, "name" | "description">,
): ReadDraft {
  const problems = new Map<string, string>();
  const customParameters = Object.entries(draft.parameters).map(
    ([securityControlId, parameters]): SecurityControlParameters => ({
      securityControlId,
      parameters: Object.entries(parameters).map(([name, parameter]) => {
        if (parameter.use === "default") return { name, valueType: "DEFAULT" };
        if (parameter.use === "kept") return { name, valueType: "UNMODELLED", written: parameter.text };
        const { value } = parameter;
        if (value !== undefined && textOfValue(value) === parameter.text)
          return { name, valueType: "CUSTOM", value };
        const type = parameterType(definitions, { securityControlId, name }) ?? parameter.type;
        const read = valueOfText(type, parameter.text);
        if (read.ok) return { name, valueType: "CUSTOM", value: read.value };
        problems.set(`parameters.${securityControlId}.${name}`, read.problem);
        return { name, valueType: "CUSTOM" };
      }),
    }),
  );
  const { name, description, serviceEnabled, standards, mode } = draft;
  return {
    settings: normalised({
      name: name === existing?.name ? name : name.trim(),
      description: description === existing?.description ? description : description.trim(),
      serviceEnabled,
      enabledStandardIdentifiers: standards,
      controls: { mode, ids: mode === "only" ? draft.enabled : draft.disabled },
      customParameters,
      ...(draft.document && { document: draft.document }),
    }),
    // In a policy that disables Security Hub nothing of this is sent.
    problems: serviceEnabled ? problems : new Map(),
  };
}

function parameterType(
  definitions: ReadonlyMap<string, ControlDefinition>,
  { securityControlId, name }: { readonly securityControlId: string; readonly name: string },
): ParameterType | undefined {
  return definitions.get(securityControlId)?.parameters.find((parameter) => parameter.name === name)?.options
    ?.type;
}
