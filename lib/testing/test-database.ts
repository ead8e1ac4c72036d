import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, inject, vi } from "vitest";
import { env } from "@/lib/env";
import { forEachConnection } from "@/lib/server/connection-in-force";
import { closeDatabase } from "@/lib/store/database/database";
import { migrateDatabase } from "@/lib/store/database/migrate";
import { startEmbeddedDatabase } from "@/scripts/embedded-database";
import { childrenOf } from "@/scripts/processes/process-table";
import type {} from "./database-server";
import { startTcpRelay, type TcpRelay } from "./tcp-relay";

interface TestDatabaseOptions {
  readonly as?: "application" | "owner";
  /** Whether the tests have a server to themselves, and DATABASE_URL leads there through a relay they can silence or cut. */
  readonly relayed?: boolean;
  /** Further connections, by the names that CANOPY_CONNECTIONS gives them: each gets a database. */
  readonly connections?: readonly string[];
}

/** The PostgreSQL of a test. */
export interface TestDatabase {
  /** Sends a signal to every process of the server: SIGSTOP and it stands still, SIGCONT and it goes on. */
  readonly signal: (name: "SIGSTOP" | "SIGCONT") => Promise<void>;
  /** Has the server's administrator send statements to the test's database, and reads the server's settings anew. */
  readonly administrate: (...statements: readonly string[]) => Promise<void>;
  /** The relay in front of it, where the test asked for one. */
  readonly relay: () => TcpRelay;
}

interface Urls {
  readonly url: string;
  readonly migrationUrl: string;
}

/**
 * Gives the tests of a file a database of their own, with the tables made and the environment pointing at it: as the
 * role Canopy works as, or as the owner of the tables, who may also change them.
 */
export function withTestDatabase({
  as = "application",
  relayed = false,
  connections = [],
}: TestDatabaseOptions = {}): TestDatabase {
  let serverPid: number | undefined;
  let relay: TcpRelay | undefined;
  let administrationUrl: string | undefined;
  const cleanUp: (() => Promise<void>)[] = [];

  async function ownServer(): Promise<Urls> {
    const dataDir = await mkdtemp(join(tmpdir(), "canopy-test-"));
    cleanUp.push(() => rm(dataDir, { recursive: true, force: true }));
    const server = await startEmbeddedDatabase({ dataDir });
    serverPid = server.serverPid;
    administrationUrl = server.administrationUrl;
    cleanUp.push(server.stop);
    return server;
  }

  beforeAll(async () => {
    const { url, migrationUrl } = relayed ? await ownServer() : await ownDatabase(connections);
    const direct = new URL(as === "owner" ? migrationUrl : url);
    if (relayed) {
      relay = await startTcpRelay(Number(direct.port));
      cleanUp.push(relay.close);
      direct.port = String(relay.port);
    }
    vi.stubEnv("DATABASE_URL", direct.href);
    vi.stubEnv("CANOPY_MIGRATION_DATABASE_URL", migrationUrl);
    vi.stubEnv("AWS_REGION", "eu-west-1");
    vi.stubEnv("CANOPY_LOG_LEVEL", "silent");
    // A loaded machine is late too; a test that has the database stand still asks for a relay.
    if (!relayed) vi.stubEnv("CANOPY_DATABASE_ANSWER_MS", "60000");
    cleanUp.push(closeDatabase);
    await Promise.all(forEachConnection(() => migrateDatabase()));
  });

  afterAll(async () => {
    for (const clean of cleanUp.toReversed()) await clean();
  });
  return {
    signal: async (name) => {
      if (serverPid === undefined)
        throw new Error("The server is not this test's alone: it did not ask for a relay.");
      for (const pid of [...(await childrenOf(serverPid)), serverPid]) process.kill(pid, name);
    },
    administrate: async (...statements) => {
      if (administrationUrl === undefined)
        throw new Error("The server is not this test's alone: it did not ask for a relay.");
      const { pathname } = new URL(env().connections[0].databaseUrl);
      const client = new Client({
        connectionString: Object.assign(new URL(administrationUrl), { pathname }).href,
      });
      await client.connect();
      try {
        await client.query("SET default_transaction_read_only = off");
        for (const each of [...statements, "SELECT pg_reload_conf()"]) await client.query(each);
      } finally {
        await client.end();
      }
    },
    relay: () => {
      if (relay === undefined) throw new Error("The test did not ask for a relay.");
      return relay;
    },
  };
}

/** Makes an empty database in the run's server, and one for each further connection. They go with the server. */
async function ownDatabase(connections: readonly string[]): Promise<Urls> {
  const { url, migrationUrl, administrationUrl } = inject("databaseServer");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const client = new Client({ connectionString: administrationUrl });
  await client.connect();
  try {
    const owner = client.escapeIdentifier(new URL(migrationUrl).username);
    for (const each of [name, ...connections.map((connection) => `${name}_${connection}`)])
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(each)} OWNER ${owner}`);
  } finally {
    await client.end();
  }
  const inside = (base: string) => Object.assign(new URL(base), { pathname: `/${name}` }).href;
  return { url: inside(url), migrationUrl: inside(migrationUrl) };
}
