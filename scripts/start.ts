import { parseArgs } from "node:util";
import { ensureBuild } from "./build/ensure-build";
import { portFor, setting } from "./processes/command-options";
import { refuseOtherThanLoopback } from "./processes/refuse-other-than-loopback";
import { runCommand } from "./processes/run-command";
import { runServices } from "./processes/run-services";
import { startCanopy } from "./processes/start-canopy";
import { startDatabaseProcess } from "./processes/start-database-process";

await runCommand(async () => {
  const { values } = parseArgs({ options: { port: { type: "string" } } });
  refuseOtherThanLoopback(setting("CANOPY_HOST"));
  const port = await portFor(values.port ?? setting("CANOPY_PORT"));
  await ensureBuild();

  return runServices(async (own, signal) => {
    const databaseUrl = setting("DATABASE_URL") ?? own(await startDatabaseProcess()).url;
    const environment = { DATABASE_URL: databaseUrl };
    const canopy = own(await startCanopy({ port, mode: "start", environment, signal }));
    console.log(`Canopy is at ${canopy.url}`);
  });
});
