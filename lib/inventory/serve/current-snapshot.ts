import "server-only";
import { OfConnections } from "@/lib/server/connection-in-force";
import { organizationKind } from "./kinds/organization-kind";
import type { Snapshot } from "../snapshot/snapshot";
import { SnapshotMemory } from "./snapshot-memory";

declare global {
  // Decoding fifty thousand accounts is worth doing once a process and not once a bundle of Next's.
  var canopySnapshot: OfConnections<SnapshotMemory<Snapshot>> | undefined;
}

/** The organization as readers should see it now; see `SnapshotMemory.read`. */
export function currentSnapshot(): Promise<Snapshot | undefined> {
  return snapshotMemory().read();
}

/** Makes the next read look into the database, after this process has changed something there. */
export function forgetCurrentSnapshot(): void {
  snapshotMemory().forget();
}

/** The organization's snapshot as this process holds it. */
export function snapshotMemory(): SnapshotMemory<Snapshot> {
  globalThis.canopySnapshot ??= new OfConnections();
  return globalThis.canopySnapshot.made(() => new SnapshotMemory(organizationKind));
}
