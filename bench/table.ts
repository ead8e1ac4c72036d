import type { Summary } from "./median";
import { type Measurement, ratioOf, type Target, verdictOf } from "./verdict";

/**
 * The measurements as a table of plain text, numbers to the right; `compared` heads the column of what is compared with. Where
 * there were several rounds, the smallest and the largest stand in brackets.
 */
export function table(measurements: readonly Measurement[], compared: string): string {
  const peers = peersOf(measurements);
  const hasRounds = measurements.some(({ rounds }) => rounds !== undefined);
  const head = ["", "Canopy", ...(hasRounds ? [""] : []), compared, "ratio", ...peers, "target", ""];
  const rows = measurements.map((each) => [
    each.name,
    withUnit(each.ours, each.unit),
    ...(hasRounds ? [spread(each.rounds)] : []),
    each.floor === undefined ? "" : withUnit(each.floor, each.unit),
    ratioOf(each)?.toFixed(2) ?? "",
    ...peers.map((name) => {
      const figure = each.peers?.[name];
      return figure === undefined ? "" : withUnit(figure.median, each.unit);
    }),
    targetInWords(each.target, each.unit),
    verdictOf(each),
  ]);
  return aligned([head, ...rows]);
}

/** The names of all that were measured beside, in the order of the first measurement that has them. */
export function peersOf(measurements: readonly Measurement[]): readonly string[] {
  return [...new Set(measurements.flatMap(({ peers = {} }) => Object.keys(peers)))];
}

/** Lines of cells as wide as the widest in each column: the first and the last to the left, the others to the right. */
export function aligned(lines: readonly (readonly string[])[]): string {
  const columns = Math.max(...lines.map((line) => line.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 || column === columns - 1 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** `12.3 ms`; what could not be measured says so. */
export function withUnit(value: number, unit: Measurement["unit"]): string {
  if (Number.isNaN(value)) return "not measured";
  return `${value.toFixed(unit === "calls" ? 0 : digitsOf(value))} ${unit}`;
}

/** `(11.0–14.2)`; empty for one round. */
function spread(rounds: Summary | undefined): string {
  if (rounds === undefined || rounds.rounds < 2) return "";
  return `(${rounds.min.toFixed(digitsOf(rounds.min))}–${rounds.max.toFixed(digitsOf(rounds.max))})`;
}

/** Three figures that mean something. */
function digitsOf(value: number): number {
  if (value >= 100) return 0;
  return value >= 10 ? 1 : 2;
}

/** `≤ 2 ×, ≤ 50 ms`; empty without a target. */
export function targetInWords(target: Target | undefined, unit: Measurement["unit"]): string {
  if (target === undefined) return "";
  const parts = [
    target.maxRatio === undefined ? undefined : `≤ ${target.maxRatio} ×`,
    target.max === undefined ? undefined : `≤ ${target.max} ${unit}`,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}
