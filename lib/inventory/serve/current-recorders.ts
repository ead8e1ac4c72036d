import "server-only";
import { OfConnections } from "@/lib/server/connection-in-force";
import type { RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";
import { recorderKind } from "./kinds/recorder-kind";
import { SnapshotMemory } from "./snapshot-memory";

declare global {
  // One memory a process, however many bundles Next makes of this file.
  var canopyRecorders: OfConnections<SnapshotMemory<RecorderSnapshot>> | undefined;
}

/** Recorder coverage as readers should see it now; see `SnapshotMemory.read`. */
export function currentRecorders(): Promise<RecorderSnapshot | undefined> {
  return recorderMemory().read();
}

/** The snapshot of recorder coverage as this process holds it. */
export function recorderMemory(): SnapshotMemory<RecorderSnapshot> {
  globalThis.canopyRecorders ??= new OfConnections();
  return globalThis.canopyRecorders.made(() => new SnapshotMemory(recorderKind));
}
