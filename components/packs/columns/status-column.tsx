import { outcomeOf } from "@/lib/aws-config/packs/pack-outcome";
import type { PackStatus } from "@/lib/aws-config/packs/model";
import { WholeStatus } from "../status/whole-status";
import { packColumn, summaryMember } from "./pack-column";

/** AWS's status of the pack as a whole. */
export const statusColumn = packColumn({
  key: "status",
  title: "Reported status",
  className: "max-md:order-1",
  cell: ({ whole }) => <WholeStatus whole={whole} />,
  sort: { ascending: (one, other) => rankOfStatus(one.whole?.status) - rankOfStatus(other.whole?.status) },
  exported: [summaryMember("status", "Status of the pack")],
});

const ranks = { failed: 0, "in-progress": 1, deployed: 3, deleted: 3 } as const;

/** Where a status stands among others: failed first, then what is going on, what isn't known, what is done. */
export function rankOfStatus(status: PackStatus | undefined): number {
  const outcome = status === undefined ? undefined : outcomeOf(status);
  return outcome === undefined ? 2 : ranks[outcome];
}
