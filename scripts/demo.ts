import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuild } from "./build/ensure-build";
import { checkSettings } from "./settings/check-settings";
import { portFor, sandboxArgs, sandboxOptions } from "./settings/command-options";
import { projectRoot } from "./processes/project-root";
import { runCommand } from "./processes/run-services";
import { runServices } from "./processes/run-services";
import { sandboxEnvironment } from "./settings/sandbox-environment";
import { startIdentityProviderProcess } from "./processes/start-identity-provider";
import { startCanopy } from "./processes/start-canopy";
import { startDatabaseProcess } from "./processes/start-database-process";
import { startSandboxProcess } from "./processes/start-sandbox-process";
import { toolVariables } from "./settings/system-variables";

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

    const provider = own(
      await startIdentityProviderProcess({
        canopyUrl: `http://localhost:${port}`,
        logFile: join(logs, "identity-provider.log"),
        signal,
      }),
    );
    const environment = {
      ...sandboxEnvironment(sandbox.url),
      ...database.settings,
      ...provider.environment,
    };
    const canopy = own(
      await startCanopy({ port, mode: "start", environment, logFile: join(logs, "canopy.log"), signal }),
    );
    console.log(
      `Logs are in ${logs}. Stop with Ctrl-C.\n\nCanopy is at ${canopy.url}. Sign in as a viewer, an operator or an administrator.`,
    );
  });
});
