import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFile, rename, rm } from "node:fs/promises";
import { createConnection } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { portToKeep } from "../processes/port-to-keep";
import type { Cluster } from "./cluster";
import { childrenOf, isAlive, isProgramOn } from "../processes/process-table";
import { runAs, runOptions } from "./run-as";

const host = "127.0.0.1";
/** How long a server whose process exists may take until it listens. */
const listensWithinMs = 5000;
const pollMs = 50;
const startsWithinSeconds = 60;
/** How the server is asked to end, one after the other. */
const stopModes = ["fast", "immediate"] as const;
type StopMode = (typeof stopModes)[number];
/** PostgreSQL itself kills what has not ended five seconds after an immediate stop. */
const stopsWithinSeconds = 10;
const killedWithinMs = 10_000;
/**
 * Before it recovers, PostgreSQL syncs its folder: file by file, which takes seconds on a busy machine, or as a whole
 * (https://www.postgresql.org/docs/18/runtime-config-error-handling.html), which Linux alone can.
 */
const recoveryOptions = process.platform === "linux" ? "-c recovery_init_sync_method=syncfs" : "";

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** What PostgreSQL wrote into its log when it did not start. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** The server that works on a cluster at present: left behind by a Canopy that crashed, or that of another Canopy. */
export async function runningServer({ files }: Cluster): Promise<RunningServer | undefined> {
  const deadline = performance.now() + listensWithinMs;
  for (;;) {
    const server = await recordedServer(files);
    if (server === undefined || !isAlive(server.pid)) return undefined;
    if (await listens(server.port)) return server;
    if (performance.now() > deadline) {
      if (await isProgramOn(server.pid, files)) return server;
      // The system has given the number of a server that crashed to another program, which would keep ours from starting.
      await rm(join(files, "postmaster.pid"), { force: true });
      return undefined;
    }
    await delay(pollMs);
  }
}

/**
 * Starts the server on the port, or where none is given on any free one of the loopback interface, and waits until it
 * accepts connections. Rejects with a {@link StartError}, also where another program has the port: clients know the port of
 * a server that crashed, and find it nowhere else. Its log goes on then, with the crash in it; otherwise it begins anew, and
 * the one before is kept as `server.log.1`.
 */
export async function startServer(cluster: Cluster, knownPort?: number): Promise<void> {
  const { files, logFile, programs, account } = cluster;
  if (knownPort === undefined) await rename(logFile, `${logFile}.1`).catch(() => undefined);
  const port = knownPort ?? (await portToKeep());
  try {
    // pg_ctl detaches the server from our terminal: Ctrl-C reaches Canopy, which stops it when no process needs it.
    await runAs(account, files, programs.pgCtl, [
      "start",
      "--silent",
      "--wait",
      `--timeout=${startsWithinSeconds}`,
      `--pgdata=${files}`,
      `--log=${logFile}`,
      `--options=-p ${port} ${recoveryOptions}`,
    ]);
  } catch (error) {
    const said = await readFile(logFile, "utf8").catch(() => "");
    const lastLines = said.trimEnd().split("\n").slice(-20).join("\n");
    throw new StartError(
      `The embedded PostgreSQL did not start. Its log is ${logFile}; the last lines of it:\n${lastLines}`,
      { cause: error },
    );
  }
}

/**
 * Ends the connections, writes everything down and waits until the server is gone; harmless when it is. A server that
 * does not end is made to: it recovers from its own log at the next start.
 */
export async function stopServer(cluster: Cluster, modes: readonly StopMode[] = stopModes): Promise<void> {
  const { files, programs, account } = cluster;
  for (const mode of modes) {
    await runAs(account, files, programs.pgCtl, stopArguments(files, mode)).catch(() => undefined);
    const server = await recordedServer(files);
    if (server === undefined || !(await isProgramOn(server.pid, files))) return;
  }
  await killServer(cluster);
}

/** As {@link stopServer}, for a process that ends and can wait for nothing. */
export function stopServerNow({ files, programs, account }: Cluster): void {
  for (const mode of stopModes) {
    const { status } = spawnSync(programs.pgCtl, stopArguments(files, mode), runOptions(account, files));
    if (status === 0) return;
  }
}

function stopArguments(files: string, mode: StopMode): string[] {
  const how = ["--silent", "--wait", `--timeout=${stopsWithinSeconds}`, `--mode=${mode}`];
  return ["stop", ...how, `--pgdata=${files}`];
}

async function killServer({ files, logFile }: Cluster): Promise<void> {
  const server = await recordedServer(files);
  if (server === undefined) return;
  // A child that stands still outlives the server, and its shared memory keeps the next one from starting.
  const processes = [server.pid, ...(await childrenOf(server.pid))];
  for (const pid of processes) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended meanwhile.
    }
  }
  const deadline = performance.now() + killedWithinMs;
  while (processes.some(isAlive)) {
    if (performance.now() > deadline)
      throw new Error(`The embedded PostgreSQL (process ${server.pid}) does not end. Its log is ${logFile}.`);
    await delay(pollMs);
  }
}

/**
 * What PostgreSQL wrote down about itself in its folder: its process on the first line, its port on the fourth. Undefined
 * where no server runs; one that was killed has left it behind.
 */
async function recordedServer(files: string): Promise<RunningServer | undefined> {
  const lines = (await readFile(join(files, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 ? { pid, port } : undefined;
}

async function listens(port: number): Promise<boolean> {
  // PostgreSQL writes its port down a moment after its process.
  if (!(port > 0)) return false;
  const socket = createConnection({ port, host });
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
