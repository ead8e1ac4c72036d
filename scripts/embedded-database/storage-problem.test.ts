import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { storageProblem, triedStorageProblem } from "./storage-problem";

it.each([
  ['initdb: error: could not write to file "pg_wal/xlogtemp.1": No space left on device', "is full"],
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', "is full"],
  ['FATAL:  could not open file "postgresql.conf": Read-only file system', "read-only"],
  ['initdb: error: could not change permissions of directory "x": Permission denied', "may not write"],
])("says in words what PostgreSQL says: %s", (said, inLabels) => {
  expect(storageProblem(new Error(said), "/data")?.message).toContain(inLabels);
});

it("finds a folder that may not be written to, also above one that is still to be made", async () => {
  const folder = await mkdtemp(join(tmpdir(), "canopy-storage-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  expect(await triedStorageProblem(join(folder, "new", "data"))).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
  await chmod(folder, 0o500);
  onTestFinished(() => chmod(folder, 0o700));
  // Root may write everywhere.
  if (process.getuid?.() === 0) return;
  expect((await triedStorageProblem(join(folder, "new")))?.message).toContain("may not write");
});
