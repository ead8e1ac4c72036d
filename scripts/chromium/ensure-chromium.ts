import { existsSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { projectRoot } from "../processes/project-root";
import { projectTool } from "../processes/spawn-node";
import { findChromium } from "./find-chromium";

/** The path of a Chromium to test with; installs one when there is none, and says which it took. */
export function ensureChromium(): string {
  const found = findChromium() ?? install();
  console.log(`Chromium: ${found.path} (${found.origin}).`);
  return found.path;
}

function install() {
  for (const [program, ...args] of installation()) {
    console.log(`There is no Chromium here: ${[program, ...args].join(" ")} …`);
    const { status } = spawnSync(program, args, {
      cwd: projectRoot,
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (status !== 0) break;
  }
  const found = findChromium();
  if (found !== undefined) return found;
  throw new Error(
    "The browser tests need a Chromium, and none could be installed. Install chromium or google-chrome, or name one by CHROMIUM_PATH.",
  );
}

/** Debian's package as root, because it brings the system libraries a browser needs; elsewhere Playwright's download. */
function installation(): readonly (readonly [program: string, ...args: string[]])[] {
  const isDebian = existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");
  if (isDebian && process.getuid?.() === 0) {
    return [
      ["apt-get", "update", "-qq"],
      ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ];
  }
  return [[process.execPath, projectTool("playwright"), "install", "chromium"]];
}
