import { expect } from "vitest";

/** Matches any text that holds `part`, inside toMatchObject. Vitest's own matchers are typed `any`. */
export function textWith(part: RegExp | string): unknown {
  return typeof part === "string" ? expect.stringContaining(part) : expect.stringMatching(part);
}
