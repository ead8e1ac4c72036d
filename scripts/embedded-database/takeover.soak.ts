import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, it, onTestFinished } from "vitest";
import { startEmbeddedDatabase } from "../embedded-database";
import { startOwnerProcess } from "./testing/owner-process";

it("takes over the server of each of twenty owners that are killed, and loses no row", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "canopy-takeover-"));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  for (let round = 0; round < 20; round += 1) {
    const owner = await startOwnerProcess(dataDir);
    await run(owner.url, "CREATE TABLE IF NOT EXISTS rounds (round int)");
    await run(owner.url, `INSERT INTO rounds VALUES (${round})`);
    await owner.kill("SIGKILL");
  }
  const database = await startEmbeddedDatabase({ dataDir });
  onTestFinished(database.stop);
  expect(await run(database.migrationUrl, "SELECT count(*)::int AS count FROM rounds")).toEqual([
    { count: 20 },
  ]);
});

async function run(connectionString: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
