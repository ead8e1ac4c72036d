import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "./project-root";
import { spawnNode } from "./spawn-node";

const KeptDatabase = z.object({
  url: z.string(),
  migrationUrl: z.string(),
  administrationUrl: z.string(),
  logFile: z.string(),
  serverPid: z.int(),
});
const KeeperMessage = z.union([KeptDatabase, z.object({ problem: z.string() })]);
export type KeeperMessage = z.infer<typeof KeeperMessage>;

export interface DatabaseProcess {
  readonly name: string;
  /** The settings by which Canopy finds the database. With passwords in them: not for logs. */
  readonly settings: { readonly DATABASE_URL: string; readonly CANOPY_MIGRATION_DATABASE_URL: string };
  /** For tests that make databases of their own in the same PostgreSQL. */
  readonly administrationUrl: string;
  /** The PostgreSQL, and the process that keeps it. */
  readonly pids: { readonly server: number; readonly keeper: number };
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

export interface DatabasePlace {
  /** In a folder that goes with the database. */
  readonly temporary?: boolean;
  /** Where the data is instead of where CANOPY_DATA_DIR says. */
  readonly dataDir?: string;
}

/**
 * Starts an embedded PostgreSQL that ends with this process, whatever ends it. Its data is in the user's data directory
 * or, if temporary, gone with it. Rejects with the reason when it cannot be started.
 */
export async function startDatabaseProcess({
  temporary = false,
  dataDir,
}: DatabasePlace = {}): Promise<DatabaseProcess> {
  const keeper = join(projectRoot, "scripts/processes/keep-database.ts");
  const child = spawnNode(["--import", "tsx", keeper, ...(temporary ? ["--temporary"] : [])], {
    ...(dataDir !== undefined && { environment: { CANOPY_DATA_DIR: dataDir } }),
    output: "inherit",
    // Out of reach of a signal to the whole group, so that PostgreSQL is stopped last and properly.
    ownGroup: true,
  });
  const ended = child.then(({ exitCode }) => exitCode ?? 1);

  const first = await child.getOneMessage().catch(async () => ({ problem: `exit code ${await ended}` }));
  const message = KeeperMessage.parse(first);
  if ("problem" in message) throw new Error(`The database could not be started: ${message.problem}`);
  return {
    name: `The database (its log is ${message.logFile})`,
    settings: { DATABASE_URL: message.url, CANOPY_MIGRATION_DATABASE_URL: message.migrationUrl },
    administrationUrl: message.administrationUrl,
    pids: { server: message.serverPid, keeper: child.pid ?? 0 },
    ended,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
