import { parseArgs } from "node:util";
import { portFor, sandboxArgs, sandboxOptions, setting } from "./processes/command-options";
import { runCommand } from "./processes/run-command";
import { runServices } from "./processes/run-services";
import { sandboxEnvironment } from "./processes/sandbox-environment";
import { startCanopy } from "./processes/start-canopy";
import { startDatabaseProcess } from "./processes/start-database-process";
import { startSandboxProcess } from "./processes/start-sandbox-process";

await runCommand(async () => {
  const { values } = parseArgs({
    options: { ...sandboxOptions, port: { type: "string" }, aws: { type: "boolean" } },
  });
  const usesSandbox = values.aws !== true && setting("AWS_ENDPOINT_URL") === undefined;
  const port = await portFor(values.port);

  return runServices(async (own, signal) => {
    const environment: Record<string, string | undefined> = {};
    if (usesSandbox) {
      const sandbox = own(await startSandboxProcess({ args: sandboxArgs(values), signal }));
      Object.assign(environment, sandboxEnvironment(sandbox.url));
    }
    // The sandbox forgets everything when it ends, so what was seen of it is forgotten too.
    const place = usesSandbox ? "--temporary" : undefined;
    environment["DATABASE_URL"] = setting("DATABASE_URL") ?? own(await startDatabaseProcess(place)).url;

    const canopy = own(await startCanopy({ port, mode: "dev", environment, signal }));
    console.log(`Canopy is at ${canopy.url}`);
  });
});
