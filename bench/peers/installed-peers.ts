import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { z } from "zod";
import { isInstalled } from "@/scripts/bootstrap/is-installed.mjs";
import { projectRoot } from "@/scripts/processes/project-root";
import { spawnNode } from "@/scripts/processes/spawn-node";

const sources = fileURLToPath(new URL(".", import.meta.url));
const folder = join(projectRoot, ".cache", "peers");

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().exactOptional(),
      integrity: z.string().exactOptional(),
      optional: z.boolean().exactOptional(),
      extraneous: z.boolean().exactOptional(),
    }),
  ),
});

/**
 * Installs the peers and bundles their pages outside the sources, so that neither the product's installation nor its checks
 * know them; answers the folder of the bundles. Rejects with the output of npm or of the bundler.
 */
export async function installedPeers(): Promise<string> {
  mkdirSync(folder, { recursive: true });
  cpSync(sources, folder, { recursive: true });
  if (!isInstalledHere()) {
    console.log("Installing the peers into .cache/peers (npm ci) …");
    await execa("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: folder,
    });
  }
  const bundled = await spawnNode([join(folder, "build.mjs")], { output: "pipe" });
  if (bundled.exitCode !== 0) throw new Error(`${bundled.all}\nThe pages of the peers were not bundled.`);
  return join(folder, "built");
}

function isInstalledHere(): boolean {
  try {
    const [wanted, installed] = ["package-lock.json", "node_modules/.package-lock.json"].map((file) =>
      Lockfile.parse(JSON.parse(readFileSync(join(folder, file), "utf8"))),
    );
    return wanted !== undefined && installed !== undefined && isInstalled(wanted, installed);
  } catch {
    return false;
  }
}
