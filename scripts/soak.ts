import { parseArgs } from "node:util";
import { ensureBuild } from "./build/ensure-build";
import { ensureChromium } from "./chromium/ensure-chromium";
import { addTallies, formatTally } from "./counting/tally";
import { runCommand } from "./processes/run-command";
import { runPart, type PartOutcome } from "./soak/run-part";
import { selectedParts, soakParts, type SoakPart } from "./soak/soak-parts";

// The long forms of the tests of attacks and faults: one part after the other, because they put load on the machine.
await runCommand(async () => {
  const { values } = parseArgs({ options: { only: { type: "string", multiple: true } } });
  const parts = selectedParts(soakParts(), values.only);
  const environment: Record<string, string> = {};
  if (parts.some(({ runner }) => runner === "playwright")) {
    await ensureBuild();
    environment["CHROMIUM_PATH"] = ensureChromium();
  }
  const outcomes: PartOutcome[] = [];
  for (const part of parts) {
    console.log(`\n${part.name} (${part.file})`);
    outcomes.push(await runPart(part, environment));
  }
  console.log(`\n${parts.map((part, index) => summaryLine(part, outcomes[index])).join("\n")}`);
  const total = addTallies(outcomes.map(({ tally }) => tally));
  console.log(formatTally(total));
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

function summaryLine({ name }: SoakPart, outcome: PartOutcome | undefined): string {
  if (outcome === undefined) return `✗ ${name.padEnd(32)} did not run`;
  const { tally, durationMs, wasEnded } = outcome;
  const seconds = `${(durationMs / 1000).toFixed(1)} s`.padStart(9);
  const note = wasEnded ? ", ended after half an hour" : "";
  return `${tally.failed === 0 ? "✓" : "✗"} ${name.padEnd(32)} ${seconds}  ${formatTally(tally)}${note}`;
}
