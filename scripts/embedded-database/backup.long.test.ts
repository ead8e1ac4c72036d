import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { afterEach, expect, it } from "vitest";
import { startEmbeddedDatabase } from "../embedded-database";

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).toReversed()) await clean();
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "canopy-backup-"));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function query(connectionString: string, statement: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return rows;
  } finally {
    await client.end();
  }
}

// As docs/operations.md describes it.
it("has everything in a copy of its folder that was made while it stood, and starts on it", async () => {
  const dataDir = await newFolder();
  const first = await startEmbeddedDatabase({ dataDir });
  cleanUp.push(first.stop);
  await query(first.migrationUrl, "CREATE TABLE kept (value text)");
  await query(first.migrationUrl, "INSERT INTO kept VALUES ('before the backup')");
  await first.stop();

  const copy = await newFolder();
  await promisify(execFile)("cp", ["-a", `${dataDir}/.`, copy]);
  const again = await startEmbeddedDatabase({ dataDir });
  cleanUp.push(again.stop);
  await query(again.migrationUrl, "INSERT INTO kept VALUES ('after it')");

  const restored = await startEmbeddedDatabase({ dataDir: copy });
  cleanUp.push(restored.stop);
  expect(await query(restored.migrationUrl, "SELECT value FROM kept")).toEqual([
    { value: "before the backup" },
  ]);
});
