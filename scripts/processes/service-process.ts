import {
  chmodSync,
  createWriteStream,
  fchmodSync,
  mkdirSync,
  openSync,
  readFileSync,
  type WriteStream,
} from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { spawnNode } from "./spawn-node";

const readyWithinMs = 120_000;
const pollMs = 100;
/** Canopy takes up to 20 s to bring to an end what it has begun. */

export interface ServiceProcess {
  readonly name: string;
  readonly url: string;
  /** Resolves with the exit code when the process ends by itself or is stopped. */
  readonly ended: Promise<number>;
  /** Asks the process to stop, and insists when it has not after 25 seconds. */
  stop(): Promise<void>;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
}

export interface ServiceOptions {
  readonly name: string;
  readonly args: readonly string[];
  readonly url: string;
  /** The path that answers 200 as soon as the service can be used. */
  readonly healthPath: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where its output goes; without a file it is shared with this process. */
  readonly logFile?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Starts a server of the project and waits until it answers. Rejects with its last words when it ends before that. */
export async function startServiceProcess(options: ServiceOptions): Promise<ServiceProcess> {
  const { name, url, logFile } = options;
  const output = logFile === undefined ? "inherit" : openLog(logFile);
  const child = spawnNode(options.args, { environment: options.environment, output });
  if (typeof output !== "string") output.destroy();
  const ended = child.then(({ exitCode }) => exitCode ?? 1);

  async function end(signal: NodeJS.Signals): Promise<void> {
    child.kill(signal);
    await ended;
  }
  const service = { name, url, ended, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };

  try {
    await answers(options, ended);
    return service;
  } catch (error) {
    await service.kill();
    const said = logFile === undefined ? "" : `\n${lastLines(logFile)}`;
    throw new Error(`${error instanceof Error ? error.message : String(error)}${said}`, { cause: error });
  }
}

async function answers(
  { name, url, healthPath, signal }: ServiceOptions,
  ended: Promise<number>,
): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  const state: { exitCode?: number } = {};
  void ended.then((code) => (state.exitCode = code));
  for (;;) {
    signal?.throwIfAborted();
    const status = await statusOf(`${url}${healthPath}`);
    if (status === 200) return;
    // A server that could not be put together answers, but nothing it says will change.
    if (status !== undefined && status >= 500)
      throw new Error(`${name} answers at ${url}${healthPath} with status ${status}.`);
    if (state.exitCode !== undefined)
      throw new Error(`${name} ended with exit code ${state.exitCode} while starting.`);
    if (performance.now() > deadline)
      throw new Error(`${name} did not answer at ${url}${healthPath} within two minutes.`);
    await delay(pollMs);
  }
}

async function statusOf(url: string): Promise<number | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}

function openLog(path: string): WriteStream {
  // Canopy's log names accounts and people: only its user may read it on this machine, also if an older file was open.
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (process.platform !== "win32") chmodSync(dirname(path), 0o700);
  const file = openSync(path, "w", 0o600);
  fchmodSync(file, 0o600);
  return createWriteStream(path, { fd: file });
}

function lastLines(path: string): string {
  return readFileSync(path, "utf8").trimEnd().split("\n").slice(-30).join("\n");
}
