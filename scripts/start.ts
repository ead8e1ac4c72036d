import { parseArgs } from "node:util";
import { ensureBuild } from "./build/ensure-build";
import { checkSettings } from "./settings/check-settings";
import { createFurtherDatabases } from "./processes/create-further-databases";
import { portFor, setting } from "./settings/command-options";
import { refuseOtherThanLoopback } from "./settings/refuse-other-than-loopback";
import { runCommand } from "./processes/run-services";
import { runServices } from "./processes/run-services";
import { startCanopy, wayIn } from "./processes/start-canopy";
import { startDatabaseProcess } from "./processes/start-database-process";

await runCommand(async () => {
  const { values } = parseArgs({ options: { port: { type: "string" } } });
  const host = setting("CANOPY_HOST");
  refuseOtherThanLoopback(host, setting("CANOPY_OIDC_ISSUER") ?? setting("CANOPY_PROXY"));
  checkSettings(process.env);
  const port = await portFor(values.port ?? setting("CANOPY_PORT"));
  await ensureBuild();

  return runServices(async (own, signal) => {
    const database =
      (setting("DATABASE_URL") ?? setting("DATABASE_URL_FILE")) === undefined
        ? own(await startDatabaseProcess())
        : undefined;
    if (database !== undefined) await createFurtherDatabases(database, process.env);
    // Credentials may come from anywhere the SDK looks, also from a program of the user's that has settings of its own.
    const environment = { ...process.env, ...database?.settings };
    const canopy = own(await startCanopy({ port, host, mode: "start", environment, signal }));
    console.log(wayIn(canopy));
  });
});
