import { type Summary, summary } from "../../median";
import type { Measurement, Target } from "../../verdict";
import type { Interaction } from "../interactions";
import { slowedTimes } from "../bench-page";
import { wireKinds } from "../wire-bytes";
import type { PageComparison } from "./comparison";
import type { ListInteractions, PageRound } from "./round";

const interaction: Target = { maxRatio: 1.5, max: 50 };
const slowedInteraction: Target = { max: 200 };

const interactions: readonly {
  name: string;
  of: (round: Partial<ListInteractions>) => Interaction | undefined;
}[] = [
  { name: "expand all", of: (round) => round.expandAll },
  { name: "collapse all", of: (round) => round.collapseAll },
  { name: "first key of the filter", of: (round) => round.firstKey },
  { name: "select all", of: (round) => round.selectAll },
  { name: "one checkbox", of: (round) => round.chooseOne },
  { name: "sort", of: (round) => round.sort },
];

/** What all rounds came to, with what is asked of them. */
export function pageMeasurements(comparison: PageComparison): Measurement[] {
  const { ours, floor, slowed, peers, serverMs } = comparison;
  const each = (
    name: string,
    unit: Measurement["unit"],
    value: (round: Partial<PageRound>) => number | undefined,
    target?: Target,
  ): Measurement => ({
    name,
    unit,
    ...figures(summary(ours.map(value)), summary(floor.map(value))),
    ...(peers.length > 0 && {
      peers: Object.fromEntries(peers.map((peer) => [peer.name, summary(peer.rounds.map(value))])),
    }),
    ...(target !== undefined && { target }),
  });
  return [
    each("rows painted", "ms", ({ paintedMs }) => paintedMs),
    ...interactions.map(({ name, of }) => each(name, "ms", (round) => of(round)?.wallMs, interaction)),
    ...interactions.map(({ name, of }) => each(`  ${name}: CPU`, "ms", (round) => of(round)?.cpuMs)),
    ...interactions.map(({ name, of }): Measurement => {
      const wall = (rounds: readonly ListInteractions[]) => summary(rounds.map((round) => of(round)?.wallMs));
      return {
        name: `${name}, processor slowed ${slowedTimes} times`,
        unit: "ms",
        ...figures(wall(slowed.ours), wall(slowed.floor)),
        target: slowedInteraction,
      };
    }),
    each("frames dropped in fast scroll", "%", ({ droppedPercent }) => droppedPercent, { max: 1 }),
    each("  longest frame", "ms", ({ longestFrameMs }) => longestFrameMs),
    each("  frames with a row missing", "%", ({ blankPercent }) => blankPercent),
    each(
      "heap after load",
      "MB",
      ({ heapMb }) => heapMb,
      heapTarget(summary(floor.map(({ heapMb }) => heapMb))),
    ),
    ...wireKinds.map((kind) => each(`first load: ${kind}`, "KB", ({ wire }) => wire && wire[kind] / 1024)),
    { name: "server: the whole document", unit: "ms", ours: serverMs.ours, floor: serverMs.floor },
  ];
}

/** Three times the floor's, and ten megabytes. */
function heapTarget({ median }: Summary): Target {
  return { max: Math.round((3 * median + 10) * 10) / 10 };
}

function figures(
  ours: Summary,
  floor: Summary,
): Pick<Measurement, "ours" | "floor" | "rounds" | "floorRounds"> {
  return { ours: ours.median, rounds: ours, floor: floor.median, floorRounds: floor };
}
