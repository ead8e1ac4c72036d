import { join } from "node:path";
import getPort from "get-port";
import { projectRoot } from "./project-root";
import { startServiceProcess, type ServiceProcess } from "./service-process";

export interface SandboxProcessOptions {
  /** As `npm run sandbox` takes them, without `--port`. */
  readonly args: readonly string[];
  /** Any free one where absent. */
  readonly port?: number;
  readonly logFile?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Starts the sandbox as a process of its own and waits until it answers. */
export async function startSandboxProcess(options: SandboxProcessOptions): Promise<ServiceProcess> {
  const { args, logFile, signal } = options;
  const port = options.port ?? (await getPort());
  return startServiceProcess({
    name: "The sandbox",
    args: ["--import", "tsx", join(projectRoot, "sandbox/main.ts"), ...args, "--port", String(port)],
    url: `http://127.0.0.1:${port}`,
    healthPath: "/_sandbox/world",
    environment: {},
    logFile,
    signal,
  });
}
