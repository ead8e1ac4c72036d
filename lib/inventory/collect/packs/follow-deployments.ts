import "server-only";
import { outcomeOf } from "@/lib/aws-config/packs/pack-outcome";
import { packStatuses } from "@/lib/aws-config/packs/model";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { packIndex } from "@/lib/aws-config/packs/table/placed-packs";
import { log } from "@/lib/server/log";
import { type Deployment, recentDeployments } from "@/lib/store/pack-templates";
import { requestCollectionAfterWrite } from "../../record/request-collection";
import { currentCallerKey } from "../../serve/caller";
import { currentPacks } from "../../serve/current-packs";
import { pause } from "../../serve/take-turns";

const usualPauseMs = 10_000;
/** AWS retries an account for up to seven hours; after so long the usual collections are enough. */
const followedMs = 60 * 60_000;

/**
 * Has the packs collected again while a deployment that Canopy made within the last hour is in progress in an account, so
 * that people watch it settle. Runs until the signal is aborted; nothing that the database does ends it.
 */
export async function followDeployments(
  signal: AbortSignal,
  { everyMs = usualPauseMs }: { readonly everyMs?: number } = {},
): Promise<void> {
  for (;;) {
    await pause(everyMs, signal);
    if (signal.aborted) return;
    try {
      const deployments = await recentDeployments(await currentCallerKey(), followedMs);
      const snapshot = deployments.length === 0 ? undefined : await currentPacks();
      if (snapshot !== undefined && deployments.some((each) => isUnsettled(snapshot, each)))
        await requestCollectionAfterWrite("conformance-packs");
    } catch (error) {
      log().warn({ err: error }, "Deployments of conformance packs could not be followed just now");
    }
  }
}

/** Whether the snapshot is from before a deployment, or shows an account in which it is in progress. */
function isUnsettled(snapshot: PackSnapshot, { name, at }: Deployment): boolean {
  if (snapshot.meta.takenAt < at) return true;
  const columns = snapshot.columns[packIndex(snapshot, name) ?? -1];
  return (
    columns?.status.some((code) => {
      const status = packStatuses[code - 1];
      return status !== undefined && outcomeOf(status) === "in-progress";
    }) === true
  );
}
