import type { AwsStructure, AwsValue } from "../contract";

/** Whether a value has members: not a list, not a date, not null. */
export function isStructure(value: AwsValue): value is AwsStructure {
  return typeof value === "object" && value !== null && !isList(value) && !(value instanceof Date);
}

/** `Array.isArray` forgets the type of the items of a readonly list. */
export function isList(value: AwsValue): value is readonly AwsValue[] {
  return Array.isArray(value);
}

/** Whether parsed JSON is an object: not a list, not null. */
export function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
