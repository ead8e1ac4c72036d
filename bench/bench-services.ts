import { join } from "node:path";
import { enter } from "@/scripts/processes/enter";
import { portToKeep } from "@/scripts/processes/port-to-keep";
import { projectRoot } from "@/scripts/processes/project-root";
import type { Own } from "@/scripts/processes/run-services";
import { sandboxEnvironment } from "@/scripts/settings/sandbox-environment";
import { startCanopy } from "@/scripts/processes/start-canopy";
import { startDatabaseProcess } from "@/scripts/processes/start-database-process";
import { startSandboxProcess } from "@/scripts/processes/start-sandbox-process";

export interface BenchServices {
  readonly sandboxUrl: string;
  readonly canopyUrl: string;
  readonly databaseUrl: string;
  /** Starts Canopy on the database as it is; resolves as soon as it answers. */
  startCanopy(): Promise<void>;
  stopCanopy(): Promise<void>;
}

const logs = join(projectRoot, ".cache", "logs");

/**
 * An empty database and a sandbox, each in a process of its own; Canopy is not started yet. Where `isPaced` the sandbox
 * throttles as AWS does; otherwise AWS Config, which publishes no rates, answers as fast as it is asked. Canopy collects once and not again: a refresh in the middle of a measurement would measure that.
 */
export async function benchServices(
  own: Own,
  { world, isPaced }: { readonly world: readonly string[]; readonly isPaced: boolean },
  signal: AbortSignal,
): Promise<BenchServices> {
  const database = own(await startDatabaseProcess({ temporary: true }));
  const sandbox = own(
    await startSandboxProcess({
      args: [...world, ...(isPaced ? ["--throttle"] : [])],
      logFile: join(logs, "bench-sandbox.log"),
      signal,
    }),
  );
  const port = await portToKeep();
  const environment = {
    ...sandboxEnvironment(sandbox.url),
    ...database.settings,
    CANOPY_REFRESH_MINUTES: "10080",
    ...(!isPaced && { CANOPY_CONFIG_RATE: "1000" }),
  };
  let canopy: Awaited<ReturnType<typeof startCanopy>> | undefined;
  const stopCanopy = async () => {
    await canopy?.stop();
    canopy = undefined;
  };
  own({ name: "Canopy", stop: stopCanopy });
  return {
    sandboxUrl: sandbox.url,
    canopyUrl: `http://localhost:${port}`,
    databaseUrl: database.settings.DATABASE_URL,
    stopCanopy,
    async startCanopy() {
      const logFile = join(logs, "bench-canopy.log");
      canopy = await startCanopy({ port, mode: "start", environment, logFile, signal });
      await enter(canopy.entryUrl);
    },
  };
}
