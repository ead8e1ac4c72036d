import { type AccountClasses, classified } from "@/lib/organizations/account-classes";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import { type PackStatus, packStatuses } from "./model";
import { outcomeOf } from "./pack-outcome";
import type { PackSnapshot } from "./table/pack-snapshot";

const outcomes = ["pack-failed", "pack-in-progress", "pack-deployed", "no-pack", "inactive"] as const;
const [failed, inProgress, deployed, noPack, inactive] = [0, 1, 2, 3, 4];

/** What came of the packs in the accounts of a class: the worst of it. */
export interface PackClass {
  readonly kind: (typeof outcomes)[number];
  readonly key: string;
}

/** Accounts by the worst that any conformance pack came to in them; one pass over the rows of each pack. */
export function classesByPacks(
  tree: OrgTree,
  { accountIds, columns }: PackSnapshot,
): AccountClasses<PackClass> {
  const worst = new Uint8Array(tree.size).fill(noPack);
  const lookup = nodeLookup(tree);
  const nodes = accountIds.map((id) => lookup(id) ?? -1);
  const classOfCode = [noPack, ...packStatuses.map(classOfStatus)];
  for (const { status } of columns) {
    for (const [row, code] of status.entries()) {
      const node = nodes[row] ?? -1;
      const outcome = classOfCode[code] ?? noPack;
      // They are numbered from the worst on.
      if (node >= 0 && outcome < (worst[node] ?? noPack)) worst[node] = outcome;
    }
  }
  return {
    classes: outcomes.map((kind) => ({ kind, key: kind })),
    of: classified(tree, inactive, (node) => worst[node] ?? noPack),
  };
}

function classOfStatus(status: PackStatus): number {
  const outcome = outcomeOf(status);
  if (outcome === undefined) return noPack;
  return { failed, "in-progress": inProgress, deployed, deleted: noPack }[outcome];
}
