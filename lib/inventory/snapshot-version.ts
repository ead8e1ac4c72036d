import type { SnapshotHead } from "@/lib/store/snapshots";

/**
 * The version of what a reader sees: before the dot the snapshot and its rewrites, after it the last association that
 * was patched into it. The browser fetches a new snapshot at once, and patches when it has time.
 */
export function versionOf({ id, revision, seq }: SnapshotHead): string {
  return `${id}-${revision}.${seq}`;
}
