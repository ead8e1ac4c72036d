import { z } from "zod";

export type Json = z.infer<typeof Json>;
/** Any JSON value. */
export const Json = z.json();

/** A JSON object. */
export const JsonObject = z.record(z.string(), Json);
export type JsonObject = z.infer<typeof JsonObject>;

/** The object that a value is; undefined for everything else. */
export function objectIn(value: Json | undefined): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}

/** The texts of a list; undefined where there is no list. */
export function textsIn(value: Json | undefined): string[] | undefined {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : undefined;
}

/** The members of an object that do not have one of these names. */
export function withoutMembers(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
