import { expect } from "@playwright/test";
import { startCanopyWithOwnDatabase } from "../fixtures/canopy-with-own-database";

/** The limit, from the kill to the first answer that needs the database. */
const answersWithinMs = 10_000;

/**
 * Kills random processes of Canopy's PostgreSQL, as a system that is out of memory does. After each Canopy answers again
 * within ten seconds; in the end the folder can be started once more.
 */
export async function killBackends(sandboxUrl: string, rounds: number): Promise<void> {
  const canopy = await startCanopyWithOwnDatabase(sandboxUrl);
  try {
    const isReady = async () => expect((await fetch(`${canopy.url}/api/health`)).status).toBe(200);
    await expect(isReady).toPass();
    for (let round = 0; round < rounds; round += 1) {
      const processes = await canopy.databaseProcesses();
      const victim = processes[Math.floor(Math.random() * processes.length)];
      if (victim === undefined) throw new Error("The database has no processes left.");
      process.kill(victim, "SIGKILL");
      await expect(isReady, `round ${round + 1}`).toPass({ timeout: answersWithinMs });
    }
  } finally {
    await canopy.stop();
  }
}
