import { join } from "node:path";
import { projectRoot } from "./project-root";
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
    args: mode === "dev" ? developmentServer(port) : builtServer(port),
    url: `http://localhost:${port}`,
    healthPath: "/healthz",
    environment: { NODE_ENV: mode === "dev" ? "development" : "production", ...environment },
    logFile,
    signal,
  });
}

function builtServer(port: number): string[] {
  return [join(projectRoot, "scripts/processes/serve-canopy.ts"), String(port)];
}

/** It connects the browser back to the name it was opened under, which has to be localhost. */
function developmentServer(port: number): string[] {
  return [projectTool("next"), "dev", "-H", "localhost", "-p", String(port)];
}
