import "server-only";
import { OfConnections } from "@/lib/server/connection-in-force";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { SnapshotMemory } from "./snapshot-memory";
import { packKind } from "./kinds/pack-kind";

declare global {
  // One memory a process, however many bundles Next makes of this file.
  var canopyPacks: OfConnections<SnapshotMemory<PackSnapshot>> | undefined;
}

/** The conformance packs as readers should see them now; see `SnapshotMemory.read`. */
export function currentPacks(): Promise<PackSnapshot | undefined> {
  return packMemory().read();
}

/** The snapshot of the packs as this process holds it. */
export function packMemory(): SnapshotMemory<PackSnapshot> {
  globalThis.canopyPacks ??= new OfConnections();
  return globalThis.canopyPacks.made(() => new SnapshotMemory(packKind));
}
