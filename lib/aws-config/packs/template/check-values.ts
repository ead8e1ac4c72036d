import { countOf } from "@/lib/format/count";
import { packLimits, type PackTemplate, type ParameterValue, type TemplateParameter } from "./pack-template";

/** By the name of a parameter, what is wrong with its value. */
export type ValueProblems = ReadonlyMap<string, string>;

/**
 * What is wrong with the values that are given to the parameters of a template, as CloudFormation checks them. A parameter
 * without a value has its default.
 */
export function valueProblems(
  { parameters }: Pick<PackTemplate, "parameters">,
  values: readonly ParameterValue[],
): ValueProblems {
  const problems = new Map<string, string>();
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const given = new Map<string, string>();
  for (const { name, value } of values) {
    if (given.has(name)) problems.set(name, `${name} is given two values.`);
    given.set(name, value);
    const parameter = known.get(name);
    const problem =
      parameter === undefined ? `The template has no parameter ${name}.` : valueProblem(parameter, value);
    if (problem !== undefined) problems.set(name, problem);
  }
  for (const { name, default: preset } of parameters)
    if (preset === undefined && !given.has(name))
      problems.set(name, `${name} has no default. Enter a value.`);
  return problems;
}

/** One sentence on too many values; undefined where AWS takes them. */
export function valueCountProblem(values: readonly ParameterValue[]): string | undefined {
  const over = values.length - packLimits.parameters;
  if (over <= 0) return undefined;
  return `${countOf(values.length, "parameter")} have values other than their defaults; AWS takes ${packLimits.parameters} at most. Change ${over} of them in the template instead.`;
}

function valueProblem(parameter: TemplateParameter, value: string): string | undefined {
  const { name, type, constraintDescription: own } = parameter;
  const say = (otherwise: string) => (own === undefined ? otherwise : `${name}: ${own}`);
  if (value.length > packLimits.parameterValue) return `${name} has more than 4,096 characters.`;
  if (parameter.allowedValues?.includes(value) === false)
    return say(`${name} has to be one of ${parameter.allowedValues.join(", ")}.`);
  if (parameter.minLength !== undefined && value.length < parameter.minLength)
    return say(`${name} has to have ${countOf(parameter.minLength, "character")} at least.`);
  if (parameter.maxLength !== undefined && value.length > parameter.maxLength)
    return say(`${name} has to have ${countOf(parameter.maxLength, "character")} at most.`);
  if (type === "Number") {
    const number = Number(value);
    if (value.trim() === "" || !Number.isFinite(number)) return say(`${name} has to be a number.`);
    if (parameter.minValue !== undefined && number < parameter.minValue)
      return say(`${name} has to be ${parameter.minValue} at least.`);
    if (parameter.maxValue !== undefined && number > parameter.maxValue)
      return say(`${name} has to be ${parameter.maxValue} at most.`);
  }
  return undefined;
}
