import { isFree } from "../bootstrap/is-free.mjs";
import getPort from "get-port";

const preferredPort = 3000;

/** Options of the sandbox that the demo and the development server pass on. */
export const sandboxOptions = {
  world: { type: "string" },
  accounts: { type: "string" },
  ous: { type: "string" },
  seed: { type: "string" },
  throttle: { type: "boolean" },
} as const;

export interface SandboxValues {
  readonly world?: string | undefined;
  readonly accounts?: string | undefined;
  readonly ous?: string | undefined;
  readonly seed?: string | undefined;
  readonly throttle?: boolean | undefined;
}

/** The sandbox's arguments for what was asked; the `enterprise` world when no size was. */
export function sandboxArgs({ world, accounts, ous, seed, throttle }: SandboxValues): string[] {
  const isSized = accounts !== undefined || ous !== undefined;
  const named = { world: world ?? (isSized ? undefined : "enterprise"), accounts, ous, seed };
  const pairs = Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  return throttle === true ? [...pairs, "--throttle"] : pairs;
}

/** The port that was asked for, which must be free; without one 3000 or, when that is taken, any. */
export async function portFor(asked: string | undefined): Promise<number> {
  if (asked === undefined) return getPort({ port: preferredPort });
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`--port ${asked} is not a port (1 to 65535).`);
  if (!(await isFree(port)))
    throw new Error(`Port ${port} is taken by another program. Choose another by --port.`);
  return port;
}

/** An environment variable, where one that is set to nothing counts as absent. */
export function setting(name: string): string | undefined {
  const value = process.env[name];
  return value === "" ? undefined : value;
}
