import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { closeDatabase } from "@/lib/store/database";
import { migrateDatabase } from "@/lib/store/migrate";
import { childrenOf } from "@/scripts/embedded-database/process-table";
import { startTcpRelay, type TcpRelay } from "./tcp-relay";
import { startEmbeddedDatabase } from "@/scripts/embedded-database";

interface TestDatabaseOptions {
  readonly as?: "application" | "owner";
  /** Whether DATABASE_URL leads through a relay that a test can silence or cut. */
  readonly relayed?: boolean;
}

/** The PostgreSQL of a test. */
export interface TestDatabase {
  /** Sends a signal to every process of the server: SIGSTOP and it stands still, SIGCONT and it goes on. */
  readonly signal: (name: "SIGSTOP" | "SIGCONT") => Promise<void>;
  /** The relay in front of it, where the test asked for one. */
  readonly relay: () => TcpRelay;
}

/**
 * Gives the tests of a file a PostgreSQL of their own, with the tables made and the environment pointing at it: as the
 * role Canopy works as, or as the owner of the tables, who may also change them.
 */
export function withTestDatabase({
  as = "application",
  relayed = false,
}: TestDatabaseOptions = {}): TestDatabase {
  let serverPid = 0;
  let relay: TcpRelay | undefined;
  const cleanUp: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "canopy-test-"));
    cleanUp.push(() => rm(dataDir, { recursive: true, force: true }));
    const { url, migrationUrl, serverPid: pid, stop } = await startEmbeddedDatabase({ dataDir });
    serverPid = pid;
    cleanUp.push(stop);
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
    cleanUp.push(closeDatabase);
    await migrateDatabase();
  });

  afterAll(async () => {
    for (const clean of cleanUp.toReversed()) await clean();
  });
  return {
    signal: async (name) => {
      for (const pid of [...(await childrenOf(serverPid)), serverPid]) process.kill(pid, name);
    },
    relay: () => {
      if (relay === undefined) throw new Error("The test did not ask for a relay.");
      return relay;
    },
  };
}
