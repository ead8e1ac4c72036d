import type { SnapshotHead } from "@/lib/store/snapshots";

/**
 * The version of what a reader sees: before the dot the edition of the rows, after it the last update that was patched
 * into them. The browser fetches another edition at once, and patches when it has time. An edition is random, so that
 * two databases never give one version to different things; a database that was restored from a backup may give the
 * same number to another update, which its time tells apart.
 */
export function versionOf({ edition, seq, recordedAt }: SnapshotHead): string {
  return `${edition}.${seq}-${recordedAt}`;
}
