import type { AwsStructure } from "./contract";

/** A string member that the service model requires: its absence here is a defect of the validation before. */
export function requiredText(input: AwsStructure, member: string): string {
  const text = optionalText(input, member);
  if (text === undefined) throw new Error(`The input passed validation without ${member}.`);
  return text;
}

export function optionalText(input: AwsStructure, member: string): string | undefined {
  const value = input[member];
  return typeof value === "string" ? value : undefined;
}

export function optionalNumber(input: AwsStructure, member: string): number | undefined {
  const value = input[member];
  return typeof value === "number" ? value : undefined;
}
