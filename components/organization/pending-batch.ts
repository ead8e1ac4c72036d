import type { TargetId } from "@/lib/core/identifiers";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import type { VisibleRows } from "@/lib/organizations/tree-view";
import { StatusKind } from "@/lib/security-hub/governance/governance";

/** AWS documents no maximum for BatchGet; the server asks for a hundred a call, so this is one call. */
const BATCH_SIZE = 100;

const WATCHING_MS = 2_000;
const PENDING_MS = 10_000;

export interface PollSituation {
  readonly snapshot: Snapshot;
  readonly rows: VisibleRows;
  readonly watched: readonly TargetId[];
}

/** How long to wait between two polls; undefined when nothing is pending. */
export function pollIntervalMs({ snapshot, watched }: PollSituation): number | undefined {
  if (watched.length > 0) return WATCHING_MS;
  return snapshot.governance.status.includes(StatusKind.Pending) ? PENDING_MS : undefined;
}

/**
 * The targets to ask for next: those of the last assignment, then what is pending on screen, then everything else that
 * is pending. Where there are more than fit, each turn takes up where the one before it ended.
 */
export function nextBatch({ snapshot, rows, watched }: PollSituation, turn: number): TargetId[] {
  const { tree, governance } = snapshot;
  const wanted = new Set<TargetId>(watched);
  const add = (node: number) => {
    const id = tree.ids[node];
    if (id !== undefined && governance.status[node] === StatusKind.Pending) wanted.add(id);
  };
  rows.rows.forEach(add);
  governance.status.forEach((_, node) => add(node));
  const all = [...wanted];
  const turns = Math.max(1, Math.ceil(all.length / BATCH_SIZE));
  const start = (turn % turns) * BATCH_SIZE;
  return all.slice(start, start + BATCH_SIZE);
}
