import { parseArgs } from "node:util";
import { isFree } from "./is-free.mjs";

/** Commands that listen on the port they are given. */
const listening = new Set(["demo", "dev", "sandbox", "start"]);

/**
 * Throws when a command is given a port that another program has or that is none: before anything is installed or built
 * for it, which takes minutes. Options that it does not know are the command's own.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<void>}
 */
export async function refuseTakenPort(command, args, environment = process.env) {
  if (!listening.has(command)) return;
  const { values } = parseArgs({ args: [...args], options: { port: { type: "string" } }, strict: false });
  const asked = typeof values.port === "string" ? values.port : portOfEnvironment(command, environment);
  if (asked === undefined) return;
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`--port ${asked} is not a port (1 to 65535).`);
  if (!(await isFree(port)))
    throw new Error(`Port ${port} is taken by another program. Choose another by --port.`);
}

/**
 * @param {string} command
 * @param {NodeJS.ProcessEnv} environment
 */
function portOfEnvironment(command, { CANOPY_PORT: port }) {
  return command === "start" && port !== "" ? port : undefined;
}
