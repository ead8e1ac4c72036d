// A process that does nothing but own an embedded PostgreSQL: in the user's data directory or, with `--temporary`, in a
// folder that goes with it. PostgreSQL leaves the process group of the process that starts it; this process notices
// when its parent is gone, even when that was killed, and takes PostgreSQL with it.
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedDatabase } from "../embedded-database";
import type { KeeperMessage } from "./start-database-process";

const folder = process.argv.includes("--temporary") ? mkdtempSync(join(tmpdir(), "canopy-")) : undefined;

try {
  const database = await startEmbeddedDatabase({
    ...(folder !== undefined && { dataDir: folder }),
    onRecovered: () =>
      console.error("A process of the embedded PostgreSQL had crashed; the database answers again."),
  });
  const { url, migrationUrl, administrationUrl, logFile, serverPid } = database;
  // Once is enough, and being asked again must not cut it short: the parent's end follows its request.
  let ending: Promise<void> | undefined;
  const end = (code: number) => {
    ending ??= database
      .stop()
      .catch((error: unknown) => console.error(error instanceof Error ? error.message : error))
      .then(removeFolder)
      .then(() => process.exit(code));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
  void database.lost.then((reason) => {
    console.error(`The embedded PostgreSQL is lost: ${reason.message}\nIts log is ${logFile}.`);
    end(1);
  });
  process.send?.({ url, migrationUrl, administrationUrl, logFile, serverPid } satisfies KeeperMessage);
} catch (error) {
  process.send?.({ problem: error instanceof Error ? error.message : String(error) } satisfies KeeperMessage);
  await removeFolder();
  process.exitCode = 1;
}

async function removeFolder(): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
