import { median } from "../../median";
import type { Measurement, Target } from "../../verdict";
import type { Interaction } from "../interactions";
import type { PageComparison } from "./comparison";
import type { PageRound } from "./round";
import { wireKinds } from "../wire-bytes";

const interaction: Target = { maxRatio: 2, max: 50 };

const interactions: readonly {
  name: string;
  of: (round: PageRound) => Interaction;
  target?: Target;
}[] = [
  { name: "expand all", of: (round) => round.expandAll, target: interaction },
  { name: "first key of the filter", of: (round) => round.firstKey, target: interaction },
  { name: "select all", of: (round) => round.selectAll, target: interaction },
  { name: "one checkbox", of: (round) => round.chooseOne },
];

/** The medians of all rounds, with what is asked of them. */
export function pageMeasurements({ ours, floor, serverMs }: PageComparison): Measurement[] {
  const each = (name: string, unit: Measurement["unit"], value: (round: PageRound) => number) => ({
    name,
    unit,
    ours: median(ours.map(value)),
    floor: median(floor.map(value)),
  });
  return [
    each("rows painted", "ms", ({ paintedMs }) => paintedMs),
    ...interactions.map(({ name, of, target }) => ({
      ...each(name, "ms", (round) => of(round).wallMs),
      ...(target !== undefined && { target }),
    })),
    ...interactions.map(({ name, of }) => each(`  ${name}: CPU`, "ms", (round) => of(round).cpuMs)),
    {
      ...each("frames dropped in fast scroll", "%", ({ droppedPercent }) => droppedPercent),
      target: { max: 1 },
    },
    each("frames with a row missing", "%", ({ blankPercent }) => blankPercent),
    each("heap", "MB", ({ heapMb }) => heapMb),
    ...wireKinds.map((kind) => each(`first load: ${kind}`, "KB", ({ wire }) => wire[kind] / 1024)),
    { name: "server: the whole document", unit: "ms", ours: serverMs.ours, floor: serverMs.floor },
  ];
}
