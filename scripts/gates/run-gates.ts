import { passGate, type Gate } from "./gate";
import { joined, type Outcome } from "./run-suites";

/** Typed routes are generated: the linter and the compiler need them, also in a fresh clone. */
const routeTypes: Gate = { name: "route types (next typegen)", tool: "next", args: ["typegen"] };

/** By content, so that switching branches costs nothing; a fresh clone starts without. */
function cachedIn(name: string): string[] {
  return ["--cache", `--cache-location=.cache/${name}`, "--cache-strategy=content"];
}

const knipCache = ["--cache", "--cache-location=.cache/knip"];
const sources = ["app", "bench", "components", "e2e", "lib", "sandbox", "scripts"];

const gates: readonly Gate[] = [
  routeTypes,
  { name: "lint (oxlint)", tool: "oxlint", args: [] },
  {
    name: "lint of screens (eslint)",
    tool: "eslint",
    args: ["--max-warnings=0", ...cachedIn("eslint"), "."],
  },
  // TypeScript 7 checks in seconds what takes TypeScript 6 most of a minute. ESLint and Next still need 6 as `typescript`.
  { name: "types (tsc)", tool: "../typescript-native/bin/tsc", args: ["--noEmit", "--incremental", "false"] },
  {
    name: "format (prettier)",
    tool: "prettier",
    args: ["--check", "--log-level=warn", ...cachedIn("prettier"), "."],
  },
  {
    name: "imports (dependency-cruiser)",
    tool: "depcruise",
    args: ["--cache=.cache/depcruise", "--cache-strategy=content", "--output-type=err-long", ...sources],
  },
  { name: "unused code (knip)", tool: "knip", args: knipCache },
  { name: "code that only tests use (knip)", tool: "knip", args: ["--production", ...knipCache] },
];

/** Runs every gate, one after the other: tests run beside them. */
export async function runGates(): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const gate of gates) outcomes.push(await passGate(gate));
  return joined(outcomes);
}
