import "server-only";
import type { MemberNews } from "@/lib/aws-config/packs/with-member-statuses";
import { withMemberStatuses } from "@/lib/aws-config/packs/with-member-statuses";
import { log } from "@/lib/server/log";
import { newestSnapshotHead, readSnapshotColumns, rewriteSnapshot } from "@/lib/store/snapshots";
import { currentViewerKey } from "../viewer";
import { packMemory } from "./current-packs";
import { packKind } from "./pack-kind";

/** Somebody else who records at the same time goes first; then it is tried again. */
const attempts = 3;

/**
 * Keeps what AWS just said of a pack's accounts, for everybody who reads the snapshot. Asking is rare, a person does it,
 * so the snapshot is written anew; while a first collection still writes it, nothing is kept, and a collection that is
 * under way replaces it with what it read itself. Never rejects: the answer is there, whether or not it is kept.
 */
export async function recordMembers(news: MemberNews): Promise<void> {
  try {
    for (let attempt = 0; attempt < attempts; attempt += 1) if (await recordOnNewest(news)) return;
  } catch (error) {
    log().warn({ err: error }, "What AWS answered about a conformance pack could not be kept");
  }
}

/** Answers false where the snapshot was written anew in between. */
async function recordOnNewest(news: MemberNews): Promise<boolean> {
  const key = { viewerKey: await currentViewerKey(), subject: packKind.subject };
  const head = await newestSnapshotHead(key);
  const stored = head?.complete === true ? await readSnapshotColumns(head.id) : undefined;
  if (head === undefined || stored === undefined) return true;
  const before = packKind.decode(stored.columns);
  const after = withMemberStatuses(before, news);
  if (after === before) return true;
  const { meta } = after;
  const { takenAt, complete } = meta;
  const rewritten = { ...key, takenAt, complete, meta, columns: packKind.encode(after) };
  const isKept = await rewriteSnapshot(head.id, rewritten, { onlyRevision: stored.revision });
  packMemory().forget();
  return isKept;
}
