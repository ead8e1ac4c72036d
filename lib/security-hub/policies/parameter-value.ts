import { assertNever } from "@/lib/core/assert-never";
import type { ParameterValue } from "../model";
import type { ParameterOptions } from "./standards/catalogue";
import type { ParameterSetting } from "./policy-document";

export type ParameterType = ParameterValue["type"];

/** CloudFormation publishes it for every list a parameter may hold. */
const LIST_LENGTH = 100;

/** A value as people read it. */
function valueInWords({ value }: Pick<ParameterValue, "value">): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : value.join(", ");
  return String(value);
}

/** The value AWS takes where a policy sets none; undefined where there is no such value. */
export function defaultInWords({ defaultValue }: ParameterOptions): string | undefined {
  return defaultValue === undefined ? undefined : valueInWords({ value: defaultValue });
}

/** What a policy says of a parameter; without `setting` it says nothing, and AWS's default of the day counts. */
export function settingInWords(
  setting: ParameterSetting | undefined,
  options: ParameterOptions | undefined,
): string {
  if (setting?.valueType === "UNMODELLED") return setting.written ?? "";
  const fallback = options && defaultInWords(options);
  if (setting?.value === undefined)
    return fallback === undefined ? "AWS’s default" : `AWS’s default, ${fallback} today`;
  const value = valueInWords(setting.value);
  // It stays when AWS changes its default, which the same value without a word would not say.
  return value === fallback ? `${value}, fixed here` : value;
}

/** What a value may be: `14 to 365`, `up to 32 of 1 to 65535`; undefined where everything of the type is allowed. */
export function limitsInWords(options: ParameterOptions): string | undefined {
  switch (options.type) {
    case "Integer":
    case "Double":
      return rangeInWords(options);
    case "IntegerList":
      return listInWords(options.maxItems, rangeInWords(options));
    case "Enum":
      return `one of ${options.allowedValues.join(", ")}`;
    case "EnumList":
      return listInWords(options.maxItems, options.allowedValues.join(", "));
    case "String":
      return options.expressionDescription;
    case "StringList":
      return listInWords(options.maxItems, options.expressionDescription);
    case "Boolean":
      return undefined;
    default:
      return assertNever(options);
  }
}

function listInWords(maxItems: number | undefined, each: string | undefined): string | undefined {
  if (maxItems === undefined) return each;
  return each === undefined ? `up to ${maxItems}` : `up to ${maxItems} of ${each}`;
}

function rangeInWords({ min, max }: { readonly min?: number; readonly max?: number }): string | undefined {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  if (min !== undefined) return `${min} or more`;
  return max === undefined ? undefined : `${max} or less`;
}

/** What is wrong with a value, in words for the person who entered it; undefined where nothing is. */
export function valueProblem(
  options: ParameterOptions | undefined,
  parameter: ParameterValue,
): string | undefined {
  const { value } = parameter;
  const items = Array.isArray(value) ? value : [value];
  if (items.length > LIST_LENGTH) return `AWS takes at most ${LIST_LENGTH} values.`;
  if (items.some((item) => typeof item === "string" && item.trim() === "")) return "A value cannot be empty.";
  if (options === undefined) return undefined;
  if (options.type !== parameter.type) return `This parameter is of the type ${options.type}.`;
  if (Array.isArray(value) && value.length === 0) return "Enter at least one value.";
  if ("maxItems" in options && items.length > options.maxItems)
    return `At most ${options.maxItems} values; these are ${items.length}.`;
  const problem = items.map((item) => itemProblem(options, item)).find((each) => each !== undefined);
  return problem;
}

function itemProblem(options: ParameterOptions, item: number | string | boolean): string | undefined {
  if (typeof item === "number" && ("min" in options || "max" in options)) {
    const { min = -Infinity, max = Infinity } = options;
    if (item < min || item > max) return `${item} is not allowed: ${rangeInWords(options) ?? ""}.`;
  }
  if (typeof item !== "string") return undefined;
  if ("allowedValues" in options && !options.allowedValues.includes(item))
    return `${item} is not one of ${options.allowedValues.join(", ")}.`;
  if ("expression" in options && !matchesExpression(options.expression, item))
    return `${item} is not allowed: ${options.expressionDescription ?? options.expression}.`;
  return undefined;
}

/** RE2 has spellings that JavaScript has not; what cannot be checked here is left to AWS. */
function matchesExpression(expression: string, item: string): boolean {
  try {
    return new RegExp(expression, "u").test(item);
  } catch {
    return true;
  }
}
