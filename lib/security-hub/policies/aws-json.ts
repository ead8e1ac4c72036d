import { assertNever } from "@/lib/core/assert-never";
import type { ParameterValue } from "../model";
import { normalised, type PolicySettings } from "./settings";

/** The union `ParameterValue` on the wire: an object with exactly one member, named by the type. */
type WireValue =
  | { Integer: number }
  | { IntegerList: number[] }
  | { Double: number }
  | { String: string }
  | { StringList: string[] }
  | { Boolean: boolean }
  | { Enum: string }
  | { EnumList: string[] };

interface WireParameter {
  ValueType: "DEFAULT" | "CUSTOM";
  Value?: WireValue;
}

/** The member `ConfigurationPolicy` of Create- and UpdateConfigurationPolicy, as AWS takes it. */
export interface WirePolicy {
  SecurityHub: {
    ServiceEnabled: boolean;
    EnabledStandardIdentifiers?: string[];
    SecurityControlsConfiguration?: {
      EnabledSecurityControlIdentifiers?: string[];
      DisabledSecurityControlIdentifiers?: string[];
      SecurityControlCustomParameters?: {
        SecurityControlId: string;
        Parameters: Record<string, WireParameter>;
      }[];
    };
  };
}

/** What settings configure, in AWS's own JSON. A policy that disables Security Hub says only that. */
export function wirePolicy(settings: PolicySettings): WirePolicy {
  const { serviceEnabled, enabledStandardIdentifiers, controls, customParameters } = normalised(settings);
  if (!serviceEnabled) return { SecurityHub: { ServiceEnabled: false } };
  return {
    SecurityHub: {
      ServiceEnabled: true,
      EnabledStandardIdentifiers: enabledStandardIdentifiers,
      SecurityControlsConfiguration: {
        ...(controls.mode === "only"
          ? { EnabledSecurityControlIdentifiers: controls.ids }
          : { DisabledSecurityControlIdentifiers: controls.ids }),
        ...(customParameters.length > 0 && {
          SecurityControlCustomParameters: customParameters.map(({ securityControlId, parameters }) => ({
            SecurityControlId: securityControlId,
            Parameters: Object.fromEntries(
              parameters.map(({ name, valueType, value }): [string, WireParameter] => [
                name,
                { ValueType: valueType, ...(value !== undefined && { Value: wireValue(value) }) },
              ]),
            ),
          })),
        }),
      },
    },
  };
}

function wireValue(parameter: ParameterValue): WireValue {
  switch (parameter.type) {
    case "Integer":
      return { Integer: parameter.value };
    case "IntegerList":
      return { IntegerList: parameter.value };
    case "Double":
      return { Double: parameter.value };
    case "String":
      return { String: parameter.value };
    case "StringList":
      return { StringList: parameter.value };
    case "Boolean":
      return { Boolean: parameter.value };
    case "Enum":
      return { Enum: parameter.value };
    case "EnumList":
      return { EnumList: parameter.value };
    default:
      return assertNever(parameter);
  }
}

/** A policy as the input of CreateConfigurationPolicy, to be read by people and by `--cli-input-json`. */
export function policyInputJson(settings: PolicySettings): string {
  const { name, description } = settings;
  const input = {
    Name: name,
    ...(description !== "" && { Description: description }),
    ConfigurationPolicy: wirePolicy(settings),
  };
  return JSON.stringify(input, undefined, 2);
}
