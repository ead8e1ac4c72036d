import { type Json, type JsonObject, objectIn, textsIn } from "@/lib/core/json";
import { ParameterValue, type SecurityControlParameters } from "../model";

/** What a policy document configures, as far as the model names it. */
export interface DocumentSettings {
  readonly serviceEnabled: boolean;
  readonly enabledStandardIdentifiers: string[];
  /** Present: these are on and all others, future ones too, are off. At most one of the two lists is present. */
  readonly enabledSecurityControlIdentifiers?: string[] | undefined;
  /** Present: these are off and all others, future ones too, are on. */
  readonly disabledSecurityControlIdentifiers?: string[] | undefined;
  readonly customParameters: SecurityControlParameters[];
}

/** The names of the model, by the place in the document. */
export const members = {
  hub: ["ServiceEnabled", "EnabledStandardIdentifiers", "SecurityControlsConfiguration"],
  controls: [
    "EnabledSecurityControlIdentifiers",
    "DisabledSecurityControlIdentifiers",
    "SecurityControlCustomParameters",
  ],
  control: ["SecurityControlId", "Parameters"],
  parameter: ["ValueType", "Value"],
} as const;

/** The parts of a document; those that are absent are empty. */
export function partsOf(document: JsonObject) {
  const hub = objectIn(document["SecurityHub"]) ?? {};
  const controls = objectIn(hub["SecurityControlsConfiguration"]) ?? {};
  const parameters = controls["SecurityControlCustomParameters"];
  return { hub, controls, parameters: Array.isArray(parameters) ? parameters : [] };
}

/**
 * Reads the member `ConfigurationPolicy` of GetConfigurationPolicy, https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Policy.html.
 * Of two lists of controls an empty one does not count; where both have entries the list of enabled ones is read.
 */
export function readDocument(document: JsonObject): DocumentSettings {
  const { hub, controls, parameters } = partsOf(document);
  const enabled = textsIn(controls["EnabledSecurityControlIdentifiers"]);
  const disabled = textsIn(controls["DisabledSecurityControlIdentifiers"]);
  const isOnly = enabled !== undefined && (disabled === undefined || enabled.length > 0);
  return {
    serviceEnabled: hub["ServiceEnabled"] === true,
    enabledStandardIdentifiers: textsIn(hub["EnabledStandardIdentifiers"]) ?? [],
    ...(isOnly && { enabledSecurityControlIdentifiers: enabled }),
    ...(!isOnly && disabled !== undefined && { disabledSecurityControlIdentifiers: disabled }),
    customParameters: parameters.flatMap((element) => controlParameters(element) ?? []),
  };
}

/** One element of `SecurityControlCustomParameters`; undefined where it is not what AWS documents. */
export function controlParameters(element: Json): SecurityControlParameters | undefined {
  const object = objectIn(element);
  const id = object?.["SecurityControlId"];
  const parameters = objectIn(object?.["Parameters"]);
  if (typeof id !== "string" || parameters === undefined) return undefined;
  return {
    securityControlId: id,
    parameters: Object.entries(parameters).map(([name, written]) => ({ name, ...parameterSetting(written) })),
  };
}

export type ParameterSetting = Omit<SecurityControlParameters["parameters"][number], "name">;

/** For DEFAULT, AWS ignores a value; what is neither DEFAULT nor a CUSTOM value that the model names stays as it is written. */
export function parameterSetting(written: Json): ParameterSetting {
  const parameter = objectIn(written);
  if (parameter?.["ValueType"] === "DEFAULT") return { valueType: "DEFAULT" };
  const value = objectIn(parameter?.["Value"]);
  const [[type, member] = [], ...more] = Object.entries(value ?? {});
  const { success, data } = ParameterValue.safeParse({ type, value: member });
  if (parameter?.["ValueType"] === "CUSTOM" && success && more.length === 0)
    return { valueType: "CUSTOM", value: data };
  return { valueType: "UNMODELLED", written: JSON.stringify(written) };
}

/** Something that a document says and Canopy can only show: its place, and the JSON as AWS writes it. */
export interface UnmodelledMember {
  readonly path: string;
  readonly written: string;
}

/** What stands in a document beside everything that `readDocument` reads, in the order of the document. */
export function unmodelledMembers(document: JsonObject): readonly UnmodelledMember[] {
  const { hub, controls, parameters } = partsOf(document);
  const hubPath = "SecurityHub";
  const controlsPath = `${hubPath}.SecurityControlsConfiguration`;
  return [
    ...others(document, "", [hubPath]),
    ...others(hub, `${hubPath}.`, members.hub),
    ...others(controls, `${controlsPath}.`, members.controls),
    ...ignoredList(controls, controlsPath),
    ...parameters.flatMap((element, index) => {
      const known = controlParameters(element);
      const path = `${controlsPath}.SecurityControlCustomParameters`;
      if (known === undefined) return [{ path: `${path}[${index}]`, written: JSON.stringify(element) }];
      const object = objectIn(element) ?? {};
      const place = `${path}.${known.securityControlId}`;
      return [...others(object, `${place}.`, members.control), ...ofParameters(object, place)];
    }),
  ];
}

function ofParameters(object: JsonObject, place: string): UnmodelledMember[] {
  return Object.entries(objectIn(object["Parameters"]) ?? {}).flatMap(([name, written]) => {
    const path = `${place}.${name}`;
    if (parameterSetting(written).valueType === "UNMODELLED")
      return [{ path, written: JSON.stringify(written) }];
    return others(objectIn(written) ?? {}, `${path}.`, members.parameter);
  });
}

function others(object: JsonObject, path: string, known: readonly string[]): UnmodelledMember[] {
  return Object.entries(object)
    .filter(([name]) => !known.includes(name))
    .map(([name, value]) => ({ path: `${path}${name}`, written: JSON.stringify(value) }));
}

/** AWS documents one list of controls. Of two with entries the second is shown, because it is not read. */
function ignoredList(controls: JsonObject, path: string): UnmodelledMember[] {
  const enabled = textsIn(controls["EnabledSecurityControlIdentifiers"]) ?? [];
  const disabled = textsIn(controls["DisabledSecurityControlIdentifiers"]) ?? [];
  if (enabled.length === 0 || disabled.length === 0) return [];
  const name = "DisabledSecurityControlIdentifiers";
  return [{ path: `${path}.${name}`, written: JSON.stringify(disabled) }];
}
