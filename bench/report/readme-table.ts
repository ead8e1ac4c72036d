import { peersOf, targetInWords, withUnit } from "../table";
import { type Measurement, ratioOf, verdictOf } from "../verdict";
import type { BenchResults, PartResults } from "./bench-results";
import { readSection, writeSection } from "./generated-section";
import { markdownTable } from "./markdown-table";

const section = { file: "README.md", name: "bench" } as const;

/** What the README says of measurements now. */
export function readmeSection(): string {
  return readSection(section);
}

/** Puts the results in the README in the place of those that stand there. */
export function writeReadmeSection(results: BenchResults | undefined): void {
  writeSection(section, resultsAsMarkdown(results));
}

/** What was measured, a table for each part that the README prints. */
export function resultsAsMarkdown(results: BenchResults | undefined): string {
  if (results === undefined) return "No release has been measured yet.";
  const { release, takenAt, machine, parts } = results;
  const shown = parts.filter(({ part }) => part === "page" || part === "packs" || part === "opening");
  const where = `${machine.processor}, ${machine.cores} cores, Chromium ${machine.chromium}`;
  return [
    `Release ${release ?? "not named"}, ${takenAt.slice(0, 10)}, ${where}; medians. Other programs kept the machine up to ${busiest(parts)} % busy.`,
    ...shown.map(markdownOf),
  ].join("\n\n");
}

function busiest(parts: readonly PartResults[]): number {
  return Math.round(Math.max(0, ...parts.map(({ busy }) => busy)) * 100);
}

function markdownOf({ title, compared, measurements }: PartResults): string {
  const peers = peersOf(measurements);
  const head = ["", "Canopy", compared, "ratio", ...peers, "target"];
  const rows = measurements
    .filter(({ name }) => !name.startsWith("  "))
    .map((each) => [
      each.name,
      withUnit(each.ours, each.unit),
      each.floor === undefined ? "" : withUnit(each.floor, each.unit),
      ratioOf(each)?.toFixed(2) ?? "",
      ...peers.map((name) => peerCell(each, name)),
      targetCell(each),
    ]);
  return `**${title}**\n\n${markdownTable(head, rows)}`;
}

function peerCell({ peers, unit }: Measurement, name: string): string {
  const figure = peers?.[name];
  return figure === undefined ? "" : withUnit(figure.median, unit);
}

function targetCell(measurement: Measurement): string {
  const target = targetInWords(measurement.target, measurement.unit);
  return target === "" ? "" : `${target}: ${verdictOf(measurement) === "PASS" ? "met" : "missed"}`;
}
