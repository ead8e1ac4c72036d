import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";
import { projectRoot } from "../processes/project-root";

const waiting = "setInterval(() => {}, 1000);";
const readyAndWaiting = `console.log("ready"); ${waiting}`;

let driver: ChildProcess | undefined;

afterEach(() => driver?.kill("SIGTERM"));

test("the exit code of the program is the exit code of the command", async () => {
  const { ended } = drive("process.exit(7)");
  expect(await ended).toBe(7);
});

test("a signal reaches the program, which ends in its own way", async () => {
  const { ended, ready, kill } = drive(`process.on("SIGTERM", () => process.exit(5)); ${readyAndWaiting}`);
  await ready;
  kill("SIGTERM");
  expect(await ended).toBe(5);
});

// A pipe closes when the last process that can write to it is gone, so the end of the output is the end of them all.

test("what the program started and left behind ends with it", async () => {
  const { ended, output } = drive(`
    const { spawn } = require("node:child_process");
    spawn(process.execPath, ["--eval", ${JSON.stringify(waiting)}], { stdio: ["ignore", "inherit", "ignore"] }).unref();
    console.log("left one behind");
  `);
  expect(await ended).toBe(0);
  expect(await output).toBe("left one behind\n");
});

test("the program ends when the command is killed without a chance to say so", async () => {
  const { output, ready, kill } = drive(readyAndWaiting);
  await ready;
  kill("SIGKILL");
  expect(await output).toBe("ready\n");
});

test("the program ends when the shell that npm started the command with is gone", async () => {
  const { output, ready, kill } = drive(readyAndWaiting, { throughShell: true });
  await ready;
  kill("SIGKILL");
  expect(await output).toBe("ready\n");
});

/** Starts a process that runs `program` the way scripts/run.mjs runs a command, or npm's shell around that process. */
function drive(program: string, { throughShell = false } = {}) {
  const script = `
    import { runToEnd } from ${JSON.stringify(moduleUrl("scripts/bootstrap/run-to-end.mjs"))};
    const preload = ${JSON.stringify(moduleUrl("scripts/processes/exit-with-parent.mjs"))};
    const args = ["--import", preload, "--eval", ${JSON.stringify(program)}];
    process.exitCode = await runToEnd(process.execPath, args, { root: ${JSON.stringify(projectRoot)} });
  `;
  const stdio: StdioOptions = ["ignore", "pipe", "inherit"];
  const env = { ...process.env, npm_lifecycle_event: "demo", NODE: process.execPath, SCRIPT: script };
  const child = throughShell
    ? spawn("sh", ["-c", '"$NODE" --input-type=module --eval "$SCRIPT"; true'], { stdio, env })
    : spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio });
  if (child.stdout === null) throw new Error("The output is piped.");
  driver = child;
  return {
    ended: once(child, "exit").then(() => child.exitCode),
    ready: once(child.stdout, "data"),
    output: text(child.stdout),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  };
}

function moduleUrl(path: string): string {
  return pathToFileURL(join(projectRoot, path)).href;
}
