import "server-only";
import type { z } from "zod";

const schemas = new Map<string, z.ZodType>();

/** Keeps the schema of what an action or a route takes, so that a test can look at all of them. */
export function registerInput(name: string, schema: z.ZodType): void {
  schemas.set(name, schema);
}

/**
 * What is taken from browsers, by the operation of an action or the path of a route.
 * @internal exported for its tests
 */
export function registeredInputs(): ReadonlyMap<string, z.ZodType> {
  return schemas;
}
