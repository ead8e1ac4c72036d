import { once } from "node:events";
import { ensureBuild } from "./build/ensure-build";
import { ensureChromium } from "./chromium/ensure-chromium";
import { runCommand } from "./processes/run-command";
import { spawnNode } from "./processes/spawn-node";

await runCommand(async () => {
  await ensureBuild();
  const child = spawnNode(["--import", "tsx", "bench/main.ts", ...process.argv.slice(2)], {
    environment: { CHROMIUM_PATH: ensureChromium() },
    output: "inherit",
  });
  await once(child, "exit");
  return child.exitCode ?? 1;
});
