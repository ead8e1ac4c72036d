import { once } from "node:events";
import type { Server } from "node:http";
import { z } from "zod";
import { sandboxServer } from "./gateway/http-server";
import { SandboxState } from "./sandbox-state";
import { WorldOptions } from "./start-world";
import type { WorldName } from "./world/named-world";

export interface SandboxOptions {
  readonly world?: WorldName | undefined;
  readonly accounts?: number | undefined;
  readonly ous?: number | undefined;
  readonly seed?: number | undefined;
  readonly empty?: boolean | undefined;
  /** Policies of Organizations that govern Security Hub beside its central configuration. */
  readonly cspmPolicies?: boolean | undefined;
  /** Standards and controls of Security Hub for Azure, besides those for AWS. */
  readonly azure?: boolean | undefined;
  /** The account that credentials act as before any AssumeRole. */
  readonly caller?: string | undefined;
  /** Any free port where absent or 0. */
  readonly port?: number | undefined;
  /** Whether the published rates are in force; off where absent. */
  readonly throttle?: boolean | undefined;
  /** How long an answer takes at most, in milliseconds; none waits where absent. */
  readonly latencyMs?: number | undefined;
  /** How long an evaluation takes at most; with "manual" the clock stands still until it is stepped. */
  readonly settleMs?: number | "manual" | undefined;
  /** Takes defects of the sandbox; the standard error stream where absent. */
  readonly log?: ((line: string) => void) | undefined;
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>`: the value for AWS_ENDPOINT_URL. */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Starts a sandbox on loopback. Rejects with a readable message where the options or the port cannot be used. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    port = 0,
    throttle = false,
    latencyMs = 0,
    settleMs,
    log = printToStandardError,
    ...world
  } = options;
  const isManual = settleMs === "manual";
  const sandbox = new SandboxState({
    world: worldOptions(isManual ? world : { ...world, settleMs }),
    clock: isManual ? "manual" : "real",
    throttle,
    latencyMs,
    log,
  });
  const server = sandboxServer(sandbox);
  const actualPort = await listen(server, port);
  return {
    url: `http://127.0.0.1:${actualPort}`,
    port: actualPort,
    close: () => close(server),
  };
}

function worldOptions(options: z.input<typeof WorldOptions>): WorldOptions {
  const parsed = WorldOptions.safeParse(options);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data;
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    // Loopback only: the sandbox checks no signatures.
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      throw new Error(`Port ${port} is in use. Choose another one with --port, or stop what listens there.`);
    }
    throw error;
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The sandbox has no port.");
  return address.port;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

function printToStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
