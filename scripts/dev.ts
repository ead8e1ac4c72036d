import { parseArgs } from "node:util";
import { checkSettings } from "./settings/check-settings";
import { createFurtherDatabases } from "./processes/create-further-databases";
import { portFor, sandboxArgs, sandboxOptions, setting } from "./settings/command-options";
import { runCommand } from "./processes/run-services";
import { runServices } from "./processes/run-services";
import { sandboxEnvironment } from "./settings/sandbox-environment";
import { startCanopy, wayIn } from "./processes/start-canopy";
import { startDatabaseProcess } from "./processes/start-database-process";
import { startSandboxProcess } from "./processes/start-sandbox-process";

await runCommand(async () => {
  const { values } = parseArgs({
    options: { ...sandboxOptions, port: { type: "string" }, aws: { type: "boolean" } },
  });
  const usesSandbox = values.aws !== true && setting("AWS_ENDPOINT_URL") === undefined;
  if (!usesSandbox) checkSettings(process.env);
  const port = await portFor(values.port);

  return runServices(async (own, signal) => {
    // As in `npm start`, credentials may come from anywhere; the sandbox needs none of them.
    const environment: Record<string, string | undefined> = usesSandbox ? {} : { ...process.env };
    if (usesSandbox) {
      const sandbox = own(await startSandboxProcess({ args: sandboxArgs(values), signal }));
      Object.assign(environment, sandboxEnvironment(sandbox.url));
    }
    // The sandbox forgets everything when it ends, so what was seen of it is forgotten too.
    const databaseUrl = setting("DATABASE_URL");
    const database =
      databaseUrl === undefined ? own(await startDatabaseProcess({ temporary: usesSandbox })) : undefined;
    if (database !== undefined) await createFurtherDatabases(database, { ...process.env, ...environment });
    const settings =
      database === undefined
        ? {
            DATABASE_URL: databaseUrl,
            CANOPY_MIGRATION_DATABASE_URL: setting("CANOPY_MIGRATION_DATABASE_URL"),
          }
        : database.settings;
    Object.assign(environment, settings);

    const canopy = own(await startCanopy({ port, mode: "dev", environment, signal }));
    console.log(wayIn(canopy));
  });
});
