import type { ParameterValue } from "../../world/policy-document";
import type { ControlParameter } from "./security-controls";

/** What a custom value must be but is not, such as `between 14 and 365`; undefined where it is in order. */
export function valueProblem(parameter: ControlParameter, value: ParameterValue): string | undefined {
  const given = value[parameter.type];
  if (given === undefined) return `of the type ${parameter.type}`;
  const items = Array.isArray(given) ? given : [given];
  const { min = -Infinity, max = Infinity, maxItems = Infinity, allowedValues } = parameter;
  if (items.length > maxItems) return `a list of at most ${maxItems} items`;
  if (items.some((item) => typeof item === "number" && (item < min || item > max)))
    return `between ${min} and ${max}`;
  if (allowedValues === undefined) return undefined;
  const isAllowed = items.every((item) => typeof item === "string" && allowedValues.includes(item));
  return isAllowed ? undefined : `one of ${allowedValues.join(", ")}`;
}
