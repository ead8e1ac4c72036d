import { expect } from "@playwright/test";
import { isAlive } from "@/scripts/processes/process-table";
import { startCanopyWithOwnDatabase } from "../fixtures/canopy-with-own-database";

/** Far above what a loaded machine needs: what comes later than this does not come by itself. */
const comesBackWithinMs = 120_000;
const patience = { timeout: comesBackWithinMs, intervals: [100] };
/** One in so many kills ends the server itself, and not one of its processes. */
const serverEvery = 5;

/** One kill and what came of it. */
export interface Kill {
  readonly victim: "the server" | "one of its processes";
  /** From the kill until Canopy answered what needs the database, in milliseconds. */
  readonly answersAfterMs: number;
}

/**
 * Kills random processes of Canopy's PostgreSQL, as a system that is out of memory does: background processes, those of
 * connections, Canopy's and its keeper's, and now and then the server itself. After each Canopy answers again by itself;
 * in the end the folder can be started once more.
 */
export async function killBackends(sandboxUrl: string, rounds: number): Promise<Kill[]> {
  const canopy = await startCanopyWithOwnDatabase(sandboxUrl);
  const isReady = async () => expect((await fetch(`${canopy.url}/readyz`)).status).toBe(200);
  const kills: Kill[] = [];
  try {
    await expect(isReady).toPass(patience);
    for (let round = 1; round <= rounds; round += 1) {
      const { server, others } = await canopy.databaseProcesses();
      const isServer = round % serverEvery === 0;
      const victim = isServer ? server : others[Math.floor(Math.random() * others.length)];
      if (victim === undefined) throw new Error("The database has no processes.");
      const killedAt = performance.now();
      process.kill(victim, "SIGKILL");
      // Until PostgreSQL has noticed, Canopy is answered by the processes of before: their end is where recovery begins.
      await expect.poll(() => others.filter(isAlive), patience).toEqual([]);
      await expect(canopy.askDatabase, `database, round ${round}`).toPass(patience);
      await expect(isReady, `Canopy, round ${round}`).toPass(patience);
      kills.push({
        victim: isServer ? "the server" : "one of its processes",
        answersAfterMs: Math.round(performance.now() - killedAt),
      });
    }
  } finally {
    await canopy.stop();
  }
  return kills;
}
