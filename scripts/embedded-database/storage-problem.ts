import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * The error that says what is wrong with the storage of the data folder, where that is why something failed; undefined
 * for every other error. PostgreSQL's programs say it in words, Node in codes.
 */
export function storageProblem(error: unknown, dataDir: string): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const problem = problems.find(({ codes, words }) => codes.includes(code) || words.test(error.message));
  return problem && new Error(problem.says(dataDir), { cause: error });
}

/**
 * As {@link storageProblem}, found by writing to a folder, or to the nearest one above that there is: a server that cannot
 * write leaves no word in its log, and Node answers ENOENT for a folder that cannot be made on a read-only file system.
 */
export async function triedStorageProblem(dataDir: string): Promise<Error | undefined> {
  let folder = dataDir;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const file = join(folder, `.canopy-${process.pid}`);
  try {
    // More than a file system keeps beside the name of a file.
    await writeFile(file, Buffer.alloc(64 * 1024));
    return undefined;
  } catch (error) {
    return storageProblem(error, dataDir);
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}

interface StorageProblem {
  readonly codes: readonly string[];
  readonly words: RegExp;
  readonly says: (dataDir: string) => string;
}

const elsewhere = "set CANOPY_DATA_DIR to another folder";

const problems: readonly StorageProblem[] = [
  {
    codes: ["ENOSPC", "EDQUOT"],
    words: /No space left on device|Disk quota exceeded/,
    says: (dataDir: string) =>
      `The disk of ${dataDir} is full, so the database cannot be written. Free some space on it, or ${elsewhere}.`,
  },
  {
    codes: ["EROFS"],
    words: /Read-only file system/,
    says: (dataDir: string) =>
      `${dataDir} is on a file system that is read-only, so the database cannot be written. Mount it writable, or ${elsewhere}.`,
  },
  {
    codes: ["EACCES", "EPERM"],
    words: /Permission denied/,
    says: (dataDir: string) =>
      `This user may not write to ${dataDir}. Give the folder to the user that runs Canopy, or ${elsewhere}.`,
  },
  {
    codes: ["ENOTDIR", "EEXIST"],
    words: /Not a directory/,
    says: (dataDir: string) => `${dataDir} is not a folder: ${elsewhere}.`,
  },
];
