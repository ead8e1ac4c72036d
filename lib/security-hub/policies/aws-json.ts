import { Json, type JsonObject, objectIn, withoutMembers } from "@/lib/core/json";
import type { SecurityControlParameters } from "../model";
import {
  controlParameters,
  members,
  type ParameterSetting,
  parameterSetting,
  partsOf,
  readDocument,
} from "./policy-document";
import {
  controlSelectionOf,
  isSameSelection,
  isSameSetting,
  normalised,
  type PolicySettings,
} from "./settings";

/**
 * What settings configure, as the member `ConfigurationPolicy` of Create- and UpdateConfigurationPolicy. Settings that
 * were read from a document change only what differs in it: members that Canopy does not know go back as they came.
 */
export function wirePolicy(given: PolicySettings): JsonObject {
  const settings = normalised(given);
  const base = given.document ?? {};
  const { hub } = partsOf(base);
  const existing = readDocument(base);
  if (!settings.serviceEnabled) {
    // AWS keeps nothing beside the switch.
    if (given.document !== undefined && !existing.serviceEnabled) return base;
    return { ...base, SecurityHub: { ...withoutMembers(hub, members.hub), ServiceEnabled: false } };
  }
  const controls = wireControls(settings, base);
  const hasStandards =
    existing.serviceEnabled &&
    isSameSet(existing.enabledStandardIdentifiers, settings.enabledStandardIdentifiers);
  return {
    ...base,
    SecurityHub: {
      ...hub,
      ServiceEnabled: true,
      ...(!hasStandards && { EnabledStandardIdentifiers: settings.enabledStandardIdentifiers }),
      ...(controls !== undefined && { SecurityControlsConfiguration: controls }),
    },
  };
}

/** `SecurityControlsConfiguration`; undefined where the document has none and nothing of it was set. */
function wireControls(settings: PolicySettings, base: JsonObject): JsonObject | undefined {
  const { controls: written } = partsOf(base);
  const existing = readDocument(base);
  const { controls: selection, customParameters } = settings;
  const lists = ["EnabledSecurityControlIdentifiers", "DisabledSecurityControlIdentifiers"];
  // AWS takes one list. Where it has answered two, the one that counts is sent.
  const isKept =
    existing.serviceEnabled &&
    isSameSelection(controlSelectionOf(existing), selection) &&
    !lists.every((name) => name in written);
  const parameters = wireParameters(customParameters, base);
  const wanted = {
    ...withoutMembers(
      written,
      isKept ? ["SecurityControlCustomParameters"] : [...lists, "SecurityControlCustomParameters"],
    ),
    ...(!isKept && { [lists[selection.mode === "only" ? 0 : 1] ?? ""]: selection.ids }),
    ...((parameters.length > 0 || isEmptyList(written["SecurityControlCustomParameters"])) && {
      SecurityControlCustomParameters: parameters,
    }),
  };
  return isKept && Object.keys(wanted).length === 0 && !("SecurityControlsConfiguration" in partsOf(base).hub)
    ? undefined
    : wanted;
}

/** The elements of the document with what was changed in them; elements that are not read stay. */
function wireParameters(wanted: readonly SecurityControlParameters[], base: JsonObject): Json[] {
  const left = new Map(wanted.map((each) => [each.securityControlId, each.parameters]));
  const kept = partsOf(base).parameters.flatMap((element): Json[] => {
    const known = controlParameters(element);
    if (known === undefined) return [element];
    const now = left.get(known.securityControlId);
    left.delete(known.securityControlId);
    // A control without a parameter is nothing in the form; it is taken away with its parameters only.
    if (now === undefined) return known.parameters.length === 0 ? [element] : [];
    const object = objectIn(element) ?? {};
    const parameters = objectIn(object["Parameters"]) ?? {};
    return [
      {
        ...object,
        Parameters: Object.fromEntries(
          now.map(({ name, ...setting }) => [name, wireParameter(setting, parameters[name])]),
        ),
      },
    ];
  });
  const added = [...left].map(([securityControlId, parameters]) => ({
    SecurityControlId: securityControlId,
    Parameters: Object.fromEntries(
      parameters.map(({ name, ...setting }) => [name, wireParameter(setting, undefined)]),
    ),
  }));
  return [...kept, ...added];
}

function wireParameter(setting: ParameterSetting, written: Json | undefined): Json {
  if (written !== undefined && isSameSetting(parameterSetting(written), setting)) return written;
  const { valueType, value } = setting;
  if (valueType === "UNMODELLED") return Json.parse(JSON.parse(setting.written ?? "null"));
  return {
    ...withoutMembers(objectIn(written) ?? {}, members.parameter),
    ValueType: valueType,
    ...(value !== undefined && { Value: { [value.type]: value.value } }),
  };
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const members = new Set(one);
  return members.size === new Set(other).size && other.every((member) => members.has(member));
}

function isEmptyList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The input of CreateConfigurationPolicy, and that of UpdateConfigurationPolicy but for its identifier. */
export function policyInput(settings: PolicySettings) {
  const { name, description } = settings;
  return {
    Name: name,
    ...(description !== "" && { Description: description }),
    ConfigurationPolicy: wirePolicy(settings),
  };
}

/** A policy as the input of CreateConfigurationPolicy, to be read by people and by `--cli-input-json`. */
export function policyInputJson(settings: PolicySettings): string {
  return JSON.stringify(policyInput(settings), undefined, 2);
}
