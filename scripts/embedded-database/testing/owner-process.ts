import { execFile } from "node:child_process";
import { once } from "node:events";
import { projectRoot } from "../../processes/project-root";

/** Another program that starts the database of a folder and does nothing else. Rejects when it ends before that. */
export async function startOwnerProcess(dataDir: string) {
  const program = `
    import { startEmbeddedDatabase } from "./scripts/embedded-database.ts";
    startEmbeddedDatabase({ dataDir: process.argv[1] }).then(({ migrationUrl }) => console.log(migrationUrl));
  `;
  const args = ["--import", "tsx", "--input-type=module", "--eval", program, dataDir];
  const child = execFile(process.execPath, args, { cwd: projectRoot });
  const ended = once(child, "exit");
  const output = child.stdout;
  if (output === null) throw new Error("A child process that is piped has an output.");
  const said: readonly unknown[] = await Promise.race([
    once(output, "data"),
    ended.then(() => Promise.reject(new Error("It ended."))),
  ]);
  return {
    url: String(said[0]).trim(),
    async kill(signal: NodeJS.Signals): Promise<void> {
      child.kill(signal);
      await ended;
    },
  };
}
