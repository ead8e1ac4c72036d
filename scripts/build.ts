import { parseArgs } from "node:util";
import { ensureBuild } from "./build/ensure-build";
import { runCommand } from "./processes/run-services";

await runCommand(async () => {
  const { values } = parseArgs({ options: { force: { type: "boolean", default: false } } });
  await ensureBuild(values);
  console.log("The production build in .next is up to date.");
  return 0;
});
