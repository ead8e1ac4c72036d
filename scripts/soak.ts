import { parseArgs } from "node:util";
import { ensureBuild } from "./build/ensure-build";
import { ensureChromium } from "./chromium/ensure-chromium";
import { oneAfterTheOther, runSuites, step } from "./gates/run-suites";
import { runTests } from "./gates/run-tests";
import { runCommand } from "./processes/run-services";
import { selectedParts, type SoakPart, soakParts } from "./soak/soak-parts";

/** A part that has not ended by then never will. */
const limitMs = 30 * 60_000;

// The long forms of the tests of attacks and faults: one part after the other, because they put load on the machine.
await runCommand(async () => {
  const { values } = parseArgs({ options: { only: { type: "string", multiple: true } } });
  const parts = selectedParts(soakParts(), values.only);
  const environment: Record<string, string> = {};
  if (parts.some(({ runner }) => runner === "playwright")) {
    await ensureBuild();
    environment["CHROMIUM_PATH"] = ensureChromium();
  }
  return runSuites([[oneAfterTheOther(...parts.map((part) => suiteOf(part, environment)))]]);
});

function suiteOf({ name, file, runner }: SoakPart, environment: Readonly<Record<string, string>>) {
  return step(name, async () => {
    console.log(`\n${name} (${file})`);
    const args = runner === "vitest" ? ["--mode=soak", file] : [file];
    const { tally, timedOut } = await runTests(runner, args, {
      environment: { ...environment, CANOPY_SOAK: "on" },
      isShown: true,
      limitMs,
    });
    return { tally, output: timedOut ? "Ended after half an hour." : "" };
  });
}
