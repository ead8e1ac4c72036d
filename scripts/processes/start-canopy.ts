import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { setting } from "../settings/command-options";
import { projectRoot } from "./project-root";
import { projectTool } from "./spawn-node";
import { startServiceProcess, type ServiceProcess } from "./service-process";

export interface CanopyOptions {
  readonly port: number;
  /** The address to listen on; loopback where absent. */
  readonly host?: string | undefined;
  readonly mode: "start" | "dev";
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logFile?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A Canopy that runs, and the link that lets one browser in where it has no identity provider. */
export interface CanopyProcess extends ServiceProcess {
  readonly entryUrl: string;
}

/** Starts Canopy on loopback, from the build or as development server, and waits until it answers. */
export async function startCanopy({
  port,
  host = "127.0.0.1",
  mode,
  environment,
  logFile,
  signal,
}: CanopyOptions): Promise<CanopyProcess> {
  const token = randomBytes(32).toString("base64url");
  const service = await startServiceProcess({
    name: "Canopy",
    args: mode === "dev" ? developmentServer(port) : builtServer(port, host),
    url: `http://localhost:${port}`,
    healthPath: "/healthz",
    environment: {
      NODE_ENV: mode === "dev" ? "development" : "production",
      // The environment of a process can be read on its machine: the link itself stays out of it.
      CANOPY_ENTRY_LINK_SHA256: createHash("sha256").update(token).digest("base64url"),
      ...environment,
    },
    logFile,
    signal,
  });
  return { ...service, entryUrl: `${service.url}/enter?token=${token}` };
}

/** Where Canopy is, for the person who started it; without an identity provider, the link that lets their browser in. */
export function wayIn({ url, entryUrl }: CanopyProcess): string {
  const isSignedInElsewhere =
    setting("CANOPY_OIDC_ISSUER") !== undefined || setting("CANOPY_PROXY") !== undefined;
  if (isSignedInElsewhere) return `Canopy is at ${setting("CANOPY_URL") ?? url}`;
  return (
    `Canopy is at ${url}\n` +
    `Enter it by this link, within an hour and once; start again for another:\n${entryUrl}`
  );
}

/** Node would let what lives shortly take 130 MB before it collects it, and is no faster for that; as in the Dockerfile. */
const memoryLimit = "--max-semi-space-size=16";

function builtServer(port: number, host: string): string[] {
  return [memoryLimit, join(projectRoot, "scripts/processes/serve-canopy.ts"), String(port), host];
}

/** It connects the browser back to the name it was opened under, which has to be localhost. */
function developmentServer(port: number): string[] {
  return [projectTool("next"), "dev", "-H", "localhost", "-p", String(port)];
}
