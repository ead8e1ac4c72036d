import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startEmbeddedDatabase } from "./embedded-database";
import { startOwnerProcess } from "./embedded-database/testing/owner-process";

const cleanUp: (() => Promise<unknown>)[] = [];
/** Making a cluster takes longer than starting one, so the tests share it. */
let dataDir: string;

beforeAll(async () => {
  dataDir = await temporaryFolder();
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

afterEach(async () => {
  for (const clean of cleanUp.splice(0).toReversed()) await clean();
});

it("keeps its data and its password from one start to the next", async () => {
  const first = await started(dataDir);
  await query(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  await first.stop();
  await first.stop();
  await expect(query(first.url, "SELECT 1")).rejects.toThrow();

  const second = await started(dataDir);
  expect(await query(second.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
});

it("lets nobody in without its password, and writes everything down before it says so", async () => {
  const { url } = await started(dataDir);
  const stranger = new URL(url);
  stranger.password = "guess";
  await expect(query(stranger.href, "SELECT 1")).rejects.toThrow("password");
  const password = await stat(join(dataDir, "postgresql-18/password"));
  expect(password.mode & 0o777).toBe(0o600);
  expect(await query(url, "SHOW fsync")).toEqual([{ fsync: "on" }]);
  expect(await query(url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
});

it("names the process that has the folder already", async () => {
  await started(dataDir);
  await expect(startEmbeddedDatabase({ dataDir })).rejects.toThrow(
    new RegExp(`process ${process.pid}\\) is using the database in .*CANOPY_DATA_DIR`),
  );
});

it("takes over the server of a Canopy that was killed", async () => {
  const owner = await otherProcess();
  await owner.kill("SIGKILL");
  expect(await query(owner.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);

  const database = await started(dataDir);
  expect(database.url).toBe(owner.url);
  await database.stop();
  await expect(query(owner.url, "SELECT 1")).rejects.toThrow();
});

it("stops with a process that is asked to end", async () => {
  const owner = await otherProcess();
  await owner.kill("SIGTERM");
  await expect(query(owner.url, "SELECT 1")).rejects.toThrow();
  expect(await readFile(join(dataDir, "postgresql-18/server.log"), "utf8")).toContain("is shut down");
});

it("is not kept from starting by a server that crashed, whose process number another program has now", async () => {
  const first = await started(dataDir);
  const record = join(dataDir, "postgresql-18/cluster/postmaster.pid");
  const [, ...rest] = (await readFile(record, "utf8")).split("\n");
  await first.stop();
  await writeFile(record, [process.pid, ...rest].join("\n"));

  const second = await started(dataDir);
  expect(await query(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

it("is made once when two begin with an empty folder together", async () => {
  const empty = await temporaryFolder();
  cleanUp.push(() => rm(empty, { recursive: true, force: true }));
  const [one, other] = await Promise.allSettled([started(empty), started(empty)]);
  const winners = [one, other].filter(({ status }) => status === "fulfilled");
  expect(winners).toHaveLength(1);
  const loser = [one, other].find((outcome) => outcome.status === "rejected");
  expect(String(loser?.reason)).toContain("is using the database");
});

function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "canopy-database-"));
}

async function started(folder: string) {
  const database = await startEmbeddedDatabase({ dataDir: folder });
  cleanUp.push(database.stop);
  return database;
}

async function otherProcess() {
  const owner = await startOwnerProcess(dataDir);
  cleanUp.push(() => owner.kill("SIGKILL"));
  return owner;
}

async function query(connectionString: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
