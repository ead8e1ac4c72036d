import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startEmbeddedDatabase } from "./embedded-database";
import { childrenOf, isAlive } from "./processes/process-table";
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
  await query(first.migrationUrl, "CREATE TABLE kept AS SELECT 42 AS answer");
  await first.stop();
  await first.stop();
  await expect(query(first.migrationUrl, "SELECT 1")).rejects.toThrow();

  const second = await started(dataDir);
  expect(await query(second.migrationUrl, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
  expect(new URL(second.migrationUrl).password).toBe(new URL(first.migrationUrl).password);
});

it("accepts no connection without its password, and writes everything down before it says so", async () => {
  const { url } = await started(dataDir);
  const wrongPassword = new URL(url);
  wrongPassword.password = "guess";
  await expect(query(wrongPassword.href, "SELECT 1")).rejects.toThrow("password");
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
  expect(database.migrationUrl).toBe(owner.url);
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
  expect(await query(second.migrationUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
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

it("keeps the server when one of its processes is killed, and its place in it", async () => {
  const recovered = Promise.withResolvers<undefined>();
  const { migrationUrl } = await started(dataDir, { onRecovered: () => recovered.resolve(undefined) });
  process.kill(await backendOf(migrationUrl), "SIGKILL");
  await recovered.promise;
  expect(await query(migrationUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await expect(startEmbeddedDatabase({ dataDir })).rejects.toThrow("is using the database");
});

it.runIf(process.platform === "linux")("recovers without syncing file by file", async () => {
  const { url } = await started(dataDir);
  expect(await query(url, "SHOW recovery_init_sync_method")).toEqual([
    { recovery_init_sync_method: "syncfs" },
  ]);
});

it("starts the server again, where it was, when it is killed", async () => {
  const recovered = Promise.withResolvers<undefined>();
  const { migrationUrl, serverPid } = await started(dataDir, {
    onRecovered: () => recovered.resolve(undefined),
  });
  process.kill(serverPid, "SIGKILL");
  await recovered.promise;
  expect(await query(migrationUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

it(
  "ends a server that an owner left behind and that never ends by itself",
  { timeout: 120_000 },
  async () => {
    const owner = await otherProcess();
    const record = await readFile(join(dataDir, "postgresql-18/cluster/postmaster.pid"), "utf8");
    const server = Number(record.split("\n")[0]);
    await owner.kill("SIGKILL");
    // The server waits for its processes, which stand still as in a recovery that hangs.
    for (const child of await childrenOf(server)) {
      // A worker of the server may end by itself meanwhile.
      if (isAlive(child)) process.kill(child, "SIGSTOP");
    }
    process.kill(server, "SIGINT");
    const database = await started(dataDir);
    expect(await query(database.migrationUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  },
);

it("runs PostgreSQL without the credentials of this process", async () => {
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "very secret");
  cleanUp.push(() => Promise.resolve(vi.unstubAllEnvs()));
  const { administrationUrl } = await started(dataDir);
  await query(administrationUrl, "CREATE TABLE environment (line text)");
  cleanUp.push(() => query(administrationUrl, "DROP TABLE environment"));
  await query(administrationUrl, "COPY environment FROM PROGRAM 'env' WITH (DELIMITER E'\\x01')");
  const lines = JSON.stringify(await query(administrationUrl, "SELECT line FROM environment"));
  expect(lines).toContain("PATH=");
  expect(lines).not.toMatch(/AWS_|very secret/);
});

it("lets Canopy in as a role that can run no program and switch no trigger off", async () => {
  const { url, migrationUrl } = await started(dataDir);
  for (const each of [url, migrationUrl]) {
    await expect(query(each, "COPY (SELECT 1) TO PROGRAM 'cat'")).rejects.toThrow("permission denied");
    await expect(query(each, "SET session_replication_role = replica")).rejects.toThrow("permission denied");
    await expect(query(each, "CREATE ROLE another")).rejects.toThrow("permission denied");
  }
  await expect(query(url, "CREATE TABLE its_own (id int)")).rejects.toThrow("permission denied");
});

it("hands the tables of an older Canopy, which the superuser owned, over to their owner", async () => {
  const first = await started(dataDir);
  await query(
    first.administrationUrl,
    `ALTER DATABASE canopy OWNER TO canopy;
     CREATE SCHEMA drizzle;
     CREATE TABLE drizzle.migrations (id serial);
     CREATE TABLE rows (id bigserial);
     CREATE SEQUENCE numbers;
     CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
  );
  await first.stop();
  const { migrationUrl } = await started(dataDir);
  await query(
    migrationUrl,
    "ALTER TABLE rows ADD note text; ALTER TABLE drizzle.migrations ADD note text; ALTER SEQUENCE numbers RESTART; DROP FUNCTION refuse()",
  );
  await query(migrationUrl, "DROP TABLE rows; DROP SCHEMA drizzle CASCADE; DROP SEQUENCE numbers");
});

describe("the data folder", () => {
  it("keeps its mode", async () => {
    const folder = await folderWithMode(0o2750);
    await started(folder);
    // PostgreSQL's own account, where there is one, has to pass through it.
    const passing = process.getuid?.() === 0 ? 0o011 : 0;
    expect((await stat(folder)).mode & 0o7777).toBe(0o2750 | passing);
  });

  it.each([0o1777, 0o770])(
    "is refused, and left as it is, when others can write to it (%o)",
    async (mode) => {
      const folder = await folderWithMode(mode);
      await expect(startEmbeddedDatabase({ dataDir: folder })).rejects.toThrow(
        `other users of this machine can write to it (mode ${mode.toString(8)}). Set CANOPY_DATA_DIR to a folder of its own`,
      );
      expect((await stat(folder)).mode & 0o7777).toBe(mode);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it("is refused when it is the folder of all temporary files", async () => {
    await expect(startEmbeddedDatabase({ dataDir: tmpdir() })).rejects.toThrow(
      "the folder of all temporary files",
    );
  });

  it("is refused in words when it is no folder", async () => {
    const file = join(await folderWithMode(0o700), "file");
    await writeFile(file, "");
    await expect(startEmbeddedDatabase({ dataDir: file })).rejects.toThrow(`${file} is not a folder`);
  });

  async function folderWithMode(mode: number): Promise<string> {
    const folder = await temporaryFolder();
    cleanUp.push(() => rm(folder, { recursive: true, force: true }));
    await chmod(folder, mode);
    return folder;
  }
});

/** A process of the server that answers a connection of our own. */
async function backendOf(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  cleanUp.push(() => client.end());
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return rows[0]?.pid ?? 0;
}

function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "canopy-database-"));
}

async function started(folder: string, options: { onRecovered?: () => void } = {}) {
  const database = await startEmbeddedDatabase({ dataDir: folder, ...options });
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
