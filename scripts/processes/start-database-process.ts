import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "./project-root";
import { spawnNode } from "./spawn-node";

const KeeperMessage = z.union([z.object({ url: z.string() }), z.object({ problem: z.string() })]);
export type KeeperMessage = z.infer<typeof KeeperMessage>;

export interface DatabaseProcess {
  readonly name: string;
  /** With the password in it: not for logs. */
  readonly url: string;
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts an embedded PostgreSQL that ends with this process, whatever ends it. Its data is in the user's data directory
 * or, if temporary, gone with it. Rejects with the reason when it cannot be started.
 */
export async function startDatabaseProcess(place?: "--temporary"): Promise<DatabaseProcess> {
  const keeper = join(projectRoot, "scripts/processes/keep-database.ts");
  const child = spawnNode(["--import", "tsx", keeper, ...(place === undefined ? [] : [place])], {
    output: "inherit",
    // Out of reach of a signal to the whole group, so that PostgreSQL is stopped last and properly.
    ownGroup: true,
  });
  const ended = once(child, "exit").then(() => child.exitCode ?? 1);

  const first = await Promise.race([
    once(child, "message"),
    ended.then((code) => [{ problem: `exit code ${code}` }]),
  ]);
  const message = KeeperMessage.parse(first[0]);
  if ("problem" in message) throw new Error(`The database could not be started: ${message.problem}`);
  return {
    name: "The database",
    url: message.url,
    ended,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
