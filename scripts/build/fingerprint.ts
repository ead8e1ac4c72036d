import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * A hash over the names and contents of files and folders below `root`, the same on every machine. Paths that do not
 * exist count as absent; `isPart` leaves out files that do not matter.
 */
export function fingerprint(
  root: string,
  paths: readonly string[],
  isPart: (path: string) => boolean = () => true,
): string {
  const hash = createHash("sha256");
  const files = paths.flatMap((path) => filesBelow(root, path)).filter(isPart);
  for (const path of files.toSorted()) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesBelow(root: string, path: string): string[] {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (stats.isFile()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => filesBelow(root, `${path}/${name}`));
}
