import { realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PostgresAccount } from "./postgres-account";

/**
 * Throws where a data folder is one that other users of the machine can write to, or that belongs to one of them: they
 * could put a database of theirs in its place. The folder's mode stays as it is.
 */
export async function refuseSharedFolder(
  dataDir: string,
  account: PostgresAccount | undefined,
): Promise<void> {
  // Windows keeps no such mode.
  if (process.platform === "win32") return;
  const advice = `Set CANOPY_DATA_DIR to a folder of its own, such as ${join(dataDir, "canopy")}`;
  if ((await realpath(dataDir)) === (await realpath(tmpdir())))
    throw new Error(`The data cannot be in ${dataDir} itself, the folder of all temporary files. ${advice}.`);
  const { mode, uid } = await stat(dataDir);
  if ((mode & 0o022) !== 0) {
    const shown = (mode & 0o7777).toString(8);
    throw new Error(
      `The data cannot be in ${dataDir}: other users of this machine can write to it (mode ${shown}). ${advice}, or close it: chmod go-w ${dataDir}`,
    );
  }
  const ours = [process.getuid?.(), account?.uid, 0];
  if (!ours.includes(uid))
    throw new Error(
      `The data cannot be in ${dataDir}: the folder belongs to another user of this machine (${uid}). ${advice}.`,
    );
}
