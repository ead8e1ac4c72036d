import { readFileSync } from "node:fs";
import type { z } from "zod";

/** A test runner's JSON report in its schema, or undefined when the runner left none that can be read. */
export function readReport<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}
