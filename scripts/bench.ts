import { ensureBuild } from "./build/ensure-build";
import { ensureChromium } from "./chromium/ensure-chromium";
import { runCommand } from "./processes/run-services";
import { spawnNode } from "./processes/spawn-node";

await runCommand(async () => {
  await ensureBuild();
  const { exitCode } = await spawnNode(["--import", "tsx", "bench/main.ts", ...process.argv.slice(2)], {
    environment: { CHROMIUM_PATH: ensureChromium() },
    output: "inherit",
  });
  return exitCode ?? 1;
});
