import "server-only";
import { log } from "@/lib/server/log";
import { recordDefinitions } from "@/lib/store/history/known-definitions";
import { newestSnapshotHead } from "@/lib/store/snapshots";
import { currentCallerKey } from "../serve/caller";
import type { DefinitionReading } from "../snapshot/changes/definition";

/**
 * Keeps what AWS just said of policies and aggregators for the history, so that the next collection does not take it for
 * news. Never rejects: what was asked of AWS has happened, and the next collection compares it again.
 */
export async function recordRead(reading: DefinitionReading): Promise<void> {
  try {
    const callerKey = await currentCallerKey();
    const head = await newestSnapshotHead({ callerKey, dataset: "organization" });
    if (head !== undefined) await recordDefinitions({ callerKey, snapshotId: head.id }, reading);
  } catch (error) {
    log().warn({ err: error }, "What AWS said of a policy or an aggregator could not be kept");
  }
}
