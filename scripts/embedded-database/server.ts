import { once } from "node:events";
import { readFile, rm, truncate } from "node:fs/promises";
import { createConnection } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../processes/free-port";
import type { Cluster } from "./cluster";
import { runAs } from "./run-as";

const host = "127.0.0.1";
/** How long a server whose process exists may take until it listens. */
const listensWithinMs = 5000;
const pollMs = 50;
const startsWithinSeconds = 60;

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/** The server that works on a cluster at present: left behind by a Canopy that crashed, or that of another Canopy. */
export async function runningServer({ files }: Cluster): Promise<RunningServer | undefined> {
  const deadline = performance.now() + listensWithinMs;
  for (;;) {
    const server = await recordedServer(files);
    if (server === undefined || !isAlive(server.pid)) return undefined;
    if (await listens(server.port)) return server;
    if (performance.now() > deadline) {
      // The system has given the number of a server that crashed to another program, which would keep ours from starting.
      await rm(join(files, "postmaster.pid"), { force: true });
      return undefined;
    }
    await delay(pollMs);
  }
}

/** Starts the server on a free port of the loopback interface and waits until it accepts connections. */
export async function startServer(cluster: Cluster): Promise<void> {
  const { files, logFile, programs, account } = cluster;
  await truncate(logFile).catch(() => undefined);
  const port = await freePort();
  try {
    // pg_ctl parts the server from our terminal: Ctrl-C reaches Canopy, which stops it when nobody needs it any more.
    await runAs(account, files, programs.pgCtl, [
      "start",
      "--silent",
      "--wait",
      `--timeout=${startsWithinSeconds}`,
      `--pgdata=${files}`,
      `--log=${logFile}`,
      `--options=-p ${port}`,
    ]);
  } catch (error) {
    const said = await readFile(logFile, "utf8").catch(() => "");
    throw new Error(
      `The embedded PostgreSQL did not start.\n${said.trimEnd().split("\n").slice(-20).join("\n")}`,
      { cause: error },
    );
  }
}

/** Ends the connections, writes everything down and waits until the server is gone; harmless when it is. */
export async function stopServer({ files, programs, account }: Cluster): Promise<void> {
  try {
    await runAs(account, files, programs.pgCtl, [
      "stop",
      "--silent",
      "--wait",
      "--mode=fast",
      `--pgdata=${files}`,
    ]);
  } catch (error) {
    const server = await recordedServer(files);
    if (server !== undefined && isAlive(server.pid)) throw error;
  }
}

/** What PostgreSQL wrote down about itself: its process on the first line, its port on the fourth. */
async function recordedServer(files: string): Promise<RunningServer | undefined> {
  const lines = (await readFile(join(files, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 ? { pid, port } : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else is one, too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
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
