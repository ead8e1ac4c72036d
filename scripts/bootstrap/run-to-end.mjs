import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { whenAbandoned } from "./when-abandoned.mjs";

const forwarded = ["SIGINT", "SIGTERM", "SIGHUP"];
const graceMs = 10_000;
/** One Ctrl-C may arrive twice, from the terminal and passed on by npm. */
const echoMs = 1_000;

/**
 * Runs a program to its end and returns its exit code. It lives in a process group of its own and is connected to this
 * process by a channel: signals are passed on, what it leaves behind is ended with it, and it notices when this
 * process is gone, however that came about.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ root: string, environment?: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>}
 */
export function runToEnd(program, args, { root, environment = process.env }) {
  const child = spawn(program, args, {
    cwd: root,
    env: withProjectTools(root, environment),
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    detached: process.platform !== "win32",
  });

  /** @type {number | undefined} */
  let askedAt;
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    if (askedAt === undefined) {
      askedAt = performance.now();
      child.kill(signal);
      setTimeout(() => endGroup(child.pid, "SIGKILL"), graceMs).unref();
    } else if (performance.now() - askedAt > echoMs) {
      // A user who asks a second time does not want to wait for an orderly end.
      endGroup(child.pid, "SIGKILL");
    }
  };
  for (const signal of forwarded) process.on(signal, forward);
  const stopWatching = whenAbandoned(() => {
    // npm is also gone when it passed a signal on, and then the end is under way.
    if (askedAt === undefined) forward("SIGTERM");
  });

  return new Promise((resolve, reject) => {
    child.once("error", (error) => {
      reject(new Error(`${program} could not be started: ${error.message}`));
    });
    child.once("exit", (code, signal) => {
      stopWatching();
      for (const name of forwarded) process.off(name, forward);
      endGroup(child.pid, "SIGKILL");
      resolve(code ?? exitCodeOf(signal));
    });
  });
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function endGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // No process is left in the group, which is the usual case.
  }
}

/** @param {NodeJS.Signals | null} signal */
function exitCodeOf(signal) {
  // The convention of shells: 128 plus the number of the signal.
  return signal === "SIGINT" ? 130 : signal === "SIGTERM" ? 143 : 1;
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment
 */
function withProjectTools(root, environment) {
  const tools = join(root, "node_modules", ".bin");
  return {
    ...environment,
    PATH: `${tools}${delimiter}${environment.PATH ?? ""}`,
    NEXT_TELEMETRY_DISABLED: "1",
    // The preload compares it with its parent's id: it acts in the process started here, in none that this one starts.
    CANOPY_PARENT: String(process.pid),
  };
}
