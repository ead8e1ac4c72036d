import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../processes/project-root";
import { projectTool, spawnNode } from "../processes/spawn-node";
import { precompress } from "./precompress";
import { sourceFingerprint } from "./source-fingerprint";

const Stamp = z.object({ sources: z.string(), buildId: z.string() });
const stampFile = join(projectRoot, ".next", "canopy-build.json");
const buildIdFile = join(projectRoot, ".next", "BUILD_ID");

/**
 * Makes the production build in `.next` the one of the present sources; does nothing when it is already, and says in one
 * line what it does. Rejects with the build's output when it fails.
 */
export async function ensureBuild({ force = false } = {}): Promise<void> {
  const sources = sourceFingerprint(projectRoot);
  if (!force && isBuilt(sources)) return;

  console.log("Building (next build), because the sources changed since the last build …");
  const { exitCode, all, durationMs } = await spawnNode([projectTool("next"), "build", "--webpack"], {
    environment: { NODE_ENV: "production" },
    output: "pipe",
  });
  if (exitCode !== 0) throw new Error(`${all}\nnext build failed: see above.`);
  await precompress(join(projectRoot, ".next", "static"));
  writeFileSync(stampFile, JSON.stringify({ sources, buildId: readFileSync(buildIdFile, "utf8") }));
  console.log(`Built in ${(durationMs / 1000).toFixed(1)} s.`);
}

/** Next's own build id is part of the stamp, so that a build made by hand is not mistaken for ours. */
function isBuilt(sources: string): boolean {
  try {
    const stamp = Stamp.parse(JSON.parse(readFileSync(stampFile, "utf8")));
    return stamp.sources === sources && stamp.buildId === readFileSync(buildIdFile, "utf8");
  } catch {
    return false;
  }
}
