import { type Measurement, ratioOf, type Target, verdictOf } from "./verdict";

/** The measurements as a table of plain text, numbers to the right; `peer` heads the column of what is compared with. */
export function table(measurements: readonly Measurement[], peer: string): string {
  const head = ["", "Canopy", peer, "ratio", "target", ""];
  const rows = measurements.map((each) => [
    each.name,
    withUnit(each.ours, each.unit),
    each.floor === undefined ? "" : withUnit(each.floor, each.unit),
    ratioOf(each)?.toFixed(2) ?? "",
    targetInWords(each.target, each.unit),
    verdictOf(each),
  ]);
  return aligned([head, ...rows]);
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

function withUnit(value: number, unit: Measurement["unit"]): string {
  if (Number.isNaN(value)) return "not measured";
  return `${value.toFixed(unit === "calls" ? 0 : digitsOf(value))} ${unit}`;
}

/** Three figures that mean something. */
function digitsOf(value: number): number {
  if (value >= 100) return 0;
  return value >= 10 ? 1 : 2;
}

function targetInWords(target: Target | undefined, unit: Measurement["unit"]): string {
  if (target === undefined) return "";
  const parts = [
    target.maxRatio === undefined ? undefined : `≤ ${target.maxRatio} ×`,
    target.max === undefined ? undefined : `≤ ${target.max} ${unit}`,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}
