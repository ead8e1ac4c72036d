import "server-only";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { timedCache, type TimedCache } from "@/lib/inventory/serve/timed-cache";
import { failureFrom } from "@/lib/server/failure-from";
import { forEachConnection, OfConnections } from "@/lib/server/connection-in-force";
import { metrics, type Metrics } from "@/lib/server/metrics/metrics";
import { readFigures, type StoredFigures } from "@/lib/store/figures/stored-figures";

declare global {
  // One question at a time, however many read.
  var canopyStoredFigures: OfConnections<TimedCache<StoredFigures>> | undefined;
}

/** Reads what stands in the database into the metrics; while that does not answer in time they have none of it. */
export async function readGauges(): Promise<void> {
  const figures = (globalThis.canopyStoredFigures ??= new OfConnections());
  const gauges = await metrics();
  gauges.streams.set(globalThis.canopyNews?.streams ?? 0);
  forget(gauges);
  const reading = forEachConnection(async ({ name }) => {
    const stored = figures.made(() => timedCache(async () => readFigures(await currentCallerKey())));
    try {
      show(gauges, await stored.read(), name);
      return true;
    } catch (error) {
      failureFrom(error, "canopy:Metrics");
      return false;
    }
  });
  gauges.databaseUp.set((await Promise.all(reading)).every((isUp) => isUp) ? 1 : 0);
}

function forget({ inventoryAge, inventoryComplete, runs, runSteps, sessions }: Metrics): void {
  for (const gauge of [inventoryAge, inventoryComplete, runs, runSteps]) gauge.reset();
  sessions.remove();
}

/** @param connection the name of a further connection; what has none is the first one's */
function show(
  gauges: Metrics,
  { inventories, runs, steps, sessions }: StoredFigures,
  connection: string | undefined,
): void {
  const of = connection === undefined ? {} : { connection };
  for (const { dataset, ageSeconds, complete } of inventories) {
    gauges.inventoryComplete.set({ dataset, ...of }, complete ? 1 : 0);
    if (ageSeconds !== undefined) gauges.inventoryAge.set({ dataset, ...of }, ageSeconds);
  }
  for (const [state, count] of runs) gauges.runs.set({ state, ...of }, count);
  for (const [state, count] of steps) gauges.runSteps.set({ state, ...of }, count);
  gauges.sessions.set(sessions);
}
