// A process that does nothing but own an embedded PostgreSQL: in the user's data directory or, with `--temporary`, in a
// folder that goes with it. PostgreSQL leaves the process group of whoever starts it; this process notices when its
// parent is gone, even when that was killed, and takes PostgreSQL with it.
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedDatabase } from "../embedded-database";
import type { KeeperMessage } from "./start-database-process";

const folder = process.argv.includes("--temporary") ? mkdtempSync(join(tmpdir(), "canopy-")) : undefined;

try {
  const database = await startEmbeddedDatabase(folder === undefined ? {} : { dataDir: folder });
  // Once is enough, and being asked again must not cut it short: the parent's end follows its request.
  let ending: Promise<void> | undefined;
  const end = () => void (ending ??= database.stop().then(removeFolder).then(leave));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  process.send?.({ url: database.url } satisfies KeeperMessage);
} catch (error) {
  process.send?.({ problem: error instanceof Error ? error.message : String(error) } satisfies KeeperMessage);
  await removeFolder();
  process.exitCode = 1;
}

async function removeFolder(): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}

function leave(): void {
  process.exit(0);
}
