import "server-only";
import type { TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import { OfConnections } from "@/lib/server/connection-in-force";
import { SnapshotMemory } from "./snapshot-memory";
import { tagKind } from "./kinds/tag-kind";

declare global {
  // One memory a process, however many bundles Next makes of this file.
  var canopyTags: OfConnections<SnapshotMemory<TagSnapshot>> | undefined;
}

/** The tags as readers should see them now; see `SnapshotMemory.read`. */
export function currentTags(): Promise<TagSnapshot | undefined> {
  return tagMemory().read();
}

/** The snapshot of tags as this process holds it. */
export function tagMemory(): SnapshotMemory<TagSnapshot> {
  globalThis.canopyTags ??= new OfConnections();
  return globalThis.canopyTags.made(() => new SnapshotMemory(tagKind));
}
