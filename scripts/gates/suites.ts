import { ensureBuild } from "../build/ensure-build";
import { ensureChromium } from "../chromium/ensure-chromium";
import { projectTool, spawnNode } from "../processes/spawn-node";
import { audit } from "./audit-dependencies";
import { oneAfterTheOther, step, type Suite } from "./run-suites";
import { runTests } from "./run-tests";
import { tallyOfStep } from "./tally";

/** By content, so that switching branches costs nothing; a fresh clone starts without. */
function cachedIn(name: string): string[] {
  return ["--cache", `--cache-location=.cache/${name}`, "--cache-strategy=content"];
}

const knipCache = ["--cache", "--cache-location=.cache/knip"];
const sources = ["app", "bench", "components", "e2e", "lib", "sandbox", "scripts"];

/** Typed routes are generated: the linter and the compiler need them, also in a fresh clone. */
export const routeTypes = gate("route types (next typegen)", "next", "typegen");

/** What needs the route types, one after the other, because tests run beside it. */
export const typedGates = oneAfterTheOther(
  gate("lint (oxlint)", "oxlint"),
  gate("lint of screens (eslint)", "eslint", "--max-warnings=0", ...cachedIn("eslint"), "."),
  // TypeScript 7 checks in seconds what takes TypeScript 6 most of a minute. ESLint and Next still need 6 as `typescript`.
  gate(
    "types (tsc)",
    "../typescript-native/bin/tsc",
    ...["--noEmit", "--incremental", "--tsBuildInfoFile", ".cache/types.tsbuildinfo"],
  ),
);

/** What needs no types. Each uses one core, so that these run beside those that do. */
export const untypedGates = oneAfterTheOther(
  gate("format (prettier)", "prettier", "--check", "--log-level=warn", ...cachedIn("prettier"), "."),
  gate(
    "imports (dependency-cruiser)",
    "depcruise",
    ...["--cache=.cache/depcruise", "--cache-strategy=content", "--output-type=err-long", ...sources],
  ),
  gate("unused code (knip)", "knip", ...knipCache),
  gate("code that only tests use (knip)", "knip", "--production", ...knipCache),
  audit,
);

export const build: Suite = step("build (next build)", async () => {
  await ensureBuild();
  return { tally: tallyOfStep(true), output: "" };
});

export const unitTests = units("unit and contract tests", []);

/**
 * Those that neither start programs of their own nor wait for the limits they test; and of those that need a database or
 * an environment of their own, which take longer than all others together, the ones that uncommitted changes reach.
 */
export const quickUnitTests = oneAfterTheOther(
  units("unit and contract tests, quick ones", ["--project=together"]),
  units("those alone that changes reach", ["--project=alone", "--changed", "--passWithNoTests"], {
    mayRunNothing: true,
  }),
);

/** The browser tests against the build. `args` narrow them down, as Playwright does. */
export function journeys(args: readonly string[]): Suite {
  return step("browser journeys", async () => {
    await ensureBuild();
    // Its list of tests is the progress of the longest step, so it is shown while it grows.
    return runTests("playwright", args, { environment: { CHROMIUM_PATH: ensureChromium() }, isShown: true });
  });
}

/** A check that passes or fails as a whole: a tool and its arguments, silent when it passes. */
function gate(name: string, tool: string, ...args: readonly string[]): Suite {
  return step(name, async () => {
    const { exitCode, all = "" } = await spawnNode([projectTool(tool), ...args], { output: "pipe" });
    return { tally: tallyOfStep(exitCode === 0), output: all };
  });
}

function units(name: string, args: readonly string[], options?: { readonly mayRunNothing: boolean }): Suite {
  return step(name, async () => {
    const { tally, output } = await runTests("vitest", ["--no-color", ...args], options);
    const summary = /^ *Test Files [^]*?Duration .*$/m.exec(output)?.[0];
    return { tally, output, ...(summary !== undefined && { summary }) };
  });
}
