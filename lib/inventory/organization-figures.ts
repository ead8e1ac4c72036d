import type { Figures } from "@/lib/core/figures";
import { rollUps } from "@/lib/security-hub/roll-up";
import type { Snapshot, SnapshotMeta } from "./snapshot";

/**
 * The organization in numbers, for comparing with the next time. Accounts that are not ACTIVE are counted apart, as in
 * roll-ups. What rests on a part that could not be read is absent: it would look like a change.
 */
export function organizationFigures({ meta, tree, governance }: Snapshot): Figures {
  const total = rollUps(tree, governance, meta.takenAt / 1000)(0);
  const { accounts, active, inactive } = total;
  if (!isRead(meta, "accounts")) return {};
  if (!areAssociationsRead(meta)) return { accounts, active, inactive };
  return { ...total };
}

/** Whether every association was read, so that nothing governs a target without one. */
function areAssociationsRead(meta: Pick<SnapshotMeta, "complete" | "gaps" | "configuration">): boolean {
  // Under local configuration AWS refuses the list, and there are none.
  return meta.configuration?.configurationType === "LOCAL" || (meta.complete && isRead(meta, "associations"));
}

function isRead({ gaps }: Pick<SnapshotMeta, "gaps">, part: string): boolean {
  return !gaps.some((gap) => gap.part === part || gap.part === `some ${part}`);
}
