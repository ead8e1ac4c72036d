import { projectTool } from "./spawn-node";
import { startServiceProcess, type ServiceProcess } from "./service-process";

export interface CanopyOptions {
  readonly port: number;
  readonly mode: "start" | "dev";
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logFile?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Starts Canopy on loopback, from the build or as development server, and waits until it answers. */
export function startCanopy({
  port,
  mode,
  environment,
  logFile,
  signal,
}: CanopyOptions): Promise<ServiceProcess> {
  return startServiceProcess({
    name: "Canopy",
    // The development server connects the browser back to the name it was opened under, which has to be localhost.
    args: [projectTool("next"), mode, "-H", mode === "dev" ? "localhost" : "127.0.0.1", "-p", String(port)],
    url: `http://localhost:${port}`,
    healthPath: "/healthz",
    environment: { NODE_ENV: mode === "dev" ? "development" : "production", ...environment },
    logFile,
    signal,
  });
}
