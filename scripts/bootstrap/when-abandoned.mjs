import { readFileSync } from "node:fs";

const pollMs = 500;

/**
 * Calls back once when npm, which started this process through a shell, is gone: npm passes signals on to that shell
 * only, and a shell that dies of one does not pass it on. Does nothing for a process that was started without npm,
 * because such a process may be meant to outlive the process that started it.
 *
 * @param {() => void} callback
 * @returns {() => void} stops watching
 */
export function whenAbandoned(callback) {
  if (process.env.npm_lifecycle_event === undefined) return () => {};
  const parent = process.ppid;
  const npm = npmBehind(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && npmBehind(parent) === npm) return;
    clearInterval(timer);
    callback();
  }, pollMs);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * The process id of npm behind a shell, where the system shows it: a shell whose parent ends gets another one.
 * Undefined where the shell has replaced itself by the command, so that npm is the parent.
 *
 * @param {number} parent
 * @returns {string | undefined}
 */
function npmBehind(parent) {
  try {
    // "pid (name) state parent …"
    const stat = readFileSync(`/proc/${parent}/stat`, "utf8");
    return /\((?:sh|dash|bash|zsh|busybox)\) \S (\d+)/.exec(stat)?.[1];
  } catch {
    return undefined;
  }
}
