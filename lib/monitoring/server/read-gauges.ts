import "server-only";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { timedCache, type TimedCache } from "@/lib/inventory/serve/timed-cache";
import { failureFrom } from "@/lib/server/failure-from";
import { metrics, type Metrics } from "@/lib/server/metrics/metrics";
import { readFigures, type StoredFigures } from "@/lib/store/stored-figures";

declare global {
  // One question at a time, however many read.
  var canopyStoredFigures: TimedCache<StoredFigures> | undefined;
}

/** Reads what stands in the database into the metrics; while that does not answer in time they have none of it. */
export async function readGauges(): Promise<void> {
  globalThis.canopyStoredFigures ??= timedCache(async () => readFigures(await currentCallerKey()));
  const gauges = await metrics();
  gauges.streams.set(globalThis.canopyNews?.streams ?? 0);
  forget(gauges);
  try {
    show(gauges, await globalThis.canopyStoredFigures.read());
    gauges.databaseUp.set(1);
  } catch (error) {
    failureFrom(error, "canopy:Metrics");
    gauges.databaseUp.set(0);
  }
}

function forget({ inventoryAge, inventoryComplete, runs, runSteps, sessions }: Metrics): void {
  for (const gauge of [inventoryAge, inventoryComplete, runs, runSteps]) gauge.reset();
  sessions.remove();
}

function show(gauges: Metrics, { inventories, runs, steps, sessions }: StoredFigures): void {
  for (const { dataset, ageSeconds, complete } of inventories) {
    gauges.inventoryComplete.set({ dataset }, complete ? 1 : 0);
    if (ageSeconds !== undefined) gauges.inventoryAge.set({ dataset }, ageSeconds);
  }
  for (const [state, count] of runs) gauges.runs.set({ state }, count);
  for (const [state, count] of steps) gauges.runSteps.set({ state }, count);
  gauges.sessions.set(sessions);
}
