import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isInstalled } from "./is-installed.mjs";

const nodeMajor = 24;

/**
 * Makes node_modules what package-lock.json says and returns the path of the project's own Node. It says in one line
 * what it does, and does nothing when npm's record of what it installed matches already.
 *
 * @param {string} root
 * @returns {Promise<string>}
 */
export async function installDependencies(root) {
  const node = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.exe" : "node");
  const installed = readLock(join(root, "node_modules", ".package-lock.json"));
  const wanted = readLock(join(root, "package-lock.json"));
  if (wanted === undefined) throw new Error("package-lock.json is missing: run this in a complete checkout.");
  if (installed !== undefined && isInstalled(wanted, installed) && existsSync(node)) return node;

  const reason =
    installed === undefined ? "nothing is installed yet" : "package-lock.json and node_modules differ";
  console.log(`Installing dependencies (npm ci), because ${reason}; this takes about a minute …`);
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    env: { ...process.env, PATH: withoutProjectTools(root) },
    encoding: "utf8",
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (npm.error !== undefined) throw new Error(`npm could not be started: ${npm.error.message}`);
  if (npm.status !== 0) throw new Error(`${npm.stdout}${npm.stderr}\nnpm ci failed: see above.`);
  verifyNode(node);
  return node;
}

/** @param {string} node */
function verifyNode(node) {
  const version = existsSync(node)
    ? execFileSync(node, ["--version"], { encoding: "utf8" }).trim()
    : "nothing";
  if (version.startsWith(`v${nodeMajor}.`)) return;
  throw new Error(
    `The project brings its own Node ${nodeMajor} (the npm package "node"), but ${node} is ${version}. ` +
      `npm installs it by an install script: allow those (npm config get ignore-scripts should say false), ` +
      `delete node_modules and try again.`,
  );
}

/**
 * npm replaces node_modules while it works, so it must not itself run on the Node in there.
 *
 * @param {string} root
 */
function withoutProjectTools(root) {
  const tools = join(root, "node_modules");
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.startsWith(tools))
    .join(delimiter);
}

/** @param {string} path */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
