import type { Measurement } from "../verdict";
import type { BenchResults, PartResults } from "./bench-results";

/** A figure that can be compared with the same one of an earlier run. */
export interface Change {
  readonly name: string;
  readonly unit: Measurement["unit"];
  readonly before: number;
  readonly now: number;
  /** More than a quarter more, and outside of what the earlier rounds came to. */
  readonly isWorse: boolean;
}

const worseFrom = 1.25;
/** Less than this is noise, whatever the ratio. */
const leastDifference: Readonly<Record<Measurement["unit"], number>> = {
  ms: 5,
  "%": 1,
  MB: 2,
  KB: 2,
  s: 1,
  calls: 1,
  "×": 0,
};

/**
 * What two runs have both measured. Where both have a floor, times are taken as multiples of it, so that a slower machine is
 * no regression.
 */
export function changesSince(before: BenchResults, now: BenchResults): Change[] {
  return now.parts.flatMap((part) => {
    const earlier = before.parts.find(({ part: name, size, title }) =>
      isSamePart(part, { name, size, title }),
    );
    if (earlier === undefined) return [];
    return part.measurements.flatMap((measurement) => {
      const same = earlier.measurements.find(({ name }) => name === measurement.name);
      return same === undefined
        ? []
        : [changeOf(`${part.size}: ${measurement.name.trim()}`, same, measurement)];
    });
  });
}

function isSamePart(
  part: PartResults,
  other: { readonly name: string; readonly size: string; readonly title: string },
): boolean {
  return part.part === other.name && part.size === other.size && part.title === other.title;
}

function changeOf(name: string, before: Measurement, now: Measurement): Change {
  const scale = isTime(now.unit) ? scaleOf(before, now) : 1;
  const expected = before.ours * scale;
  const isOutside = before.rounds === undefined || now.ours > before.rounds.max * scale;
  const isWorse =
    now.ours > expected * worseFrom && now.ours - expected >= leastDifference[now.unit] && isOutside;
  return { name, unit: now.unit, before: before.ours, now: now.ours, isWorse };
}

function isTime(unit: Measurement["unit"]): boolean {
  return unit === "ms" || unit === "s";
}

/** How many times as long the floor took now. */
function scaleOf(before: Measurement, now: Measurement): number {
  if (before.floor === undefined || now.floor === undefined || before.floor === 0) return 1;
  return now.floor / before.floor;
}
