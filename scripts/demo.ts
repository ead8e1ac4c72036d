import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuild } from "./build/ensure-build";
import { checkSettings } from "./processes/check-settings";
import { portFor, sandboxArgs, sandboxOptions } from "./processes/command-options";
import { projectRoot } from "./processes/project-root";
import { runCommand } from "./processes/run-command";
import { runServices } from "./processes/run-services";
import { sandboxEnvironment } from "./processes/sandbox-environment";
import { wayIn } from "./processes/way-in";
import { startCanopy } from "./processes/start-canopy";
import { startDatabaseProcess } from "./processes/start-database-process";
import { startSandboxProcess } from "./processes/start-sandbox-process";
import { toolVariables } from "./processes/system-variables";

const logs = join(projectRoot, ".cache", "logs");

await runCommand(async () => {
  const { values } = parseArgs({ options: { ...sandboxOptions, port: { type: "string" } } });
  checkSettings({ ...toolVariables(), ...sandboxEnvironment("http://127.0.0.1") });
  const port = await portFor(values.port);
  await ensureBuild();

  return runServices(async (own, signal) => {
    // Every demo begins with an empty database: yesterday's snapshot would show associations the new sandbox never had.
    const database = own(await startDatabaseProcess({ temporary: true }));
    const sandbox = own(
      await startSandboxProcess({ args: sandboxArgs(values), logFile: join(logs, "sandbox.log"), signal }),
    );
    console.log(`The sandbox plays AWS at ${sandbox.url}.`);

    const environment = { ...sandboxEnvironment(sandbox.url), ...database.settings };
    const canopy = own(
      await startCanopy({ port, mode: "start", environment, logFile: join(logs, "canopy.log"), signal }),
    );
    console.log(`Logs are in ${logs}. Stop with Ctrl-C.\n\n${wayIn(canopy)}`);
  });
});
