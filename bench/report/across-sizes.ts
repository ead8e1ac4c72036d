import type { Measurement, Target } from "../verdict";
import type { PartResults } from "./bench-results";

const [main, largest] = ["large", "huge"];
const interaction: Target = { maxRatio: 1.5 };

/** What five times as many accounts may cost, by the figure's name. */
const targets: Readonly<Record<string, Readonly<Record<string, Target>>>> = {
  page: Object.fromEntries(
    ["expand all", "collapse all", "first key of the filter", "select all", "one checkbox", "sort"].map(
      (name) => [name, interaction],
    ),
  ),
  packs: {
    "first cells can be read": { maxRatio: 2 },
    "first key of the filter": interaction,
    "anything failed": interaction,
    sort: interaction,
  },
};

/** The interactions at 50,000 accounts against the same at 10,000; nothing where one of the sizes was not measured. */
export function acrossSizes(parts: readonly PartResults[]): PartResults[] {
  return Object.entries(targets).flatMap(([part, byName]) => {
    const at = (size: string) => parts.find((each) => each.part === part && each.size === size);
    const [small, large] = [at(main), at(largest)];
    if (small === undefined || large === undefined) return [];
    const measurements = large.measurements.flatMap((measurement): Measurement[] => {
      const { name, unit, ours, rounds } = measurement;
      const target = byName[name];
      const same = small.measurements.find((each) => each.name === name);
      if (target === undefined || same === undefined) return [];
      return [{ name, unit, ours, floor: same.ours, target, ...(rounds !== undefined && { rounds }) }];
    });
    const title = `${large.title}, against 10,000`;
    return [{ ...large, part: `${part}-across`, title, compared: "10,000", remarks: [], measurements }];
  });
}
