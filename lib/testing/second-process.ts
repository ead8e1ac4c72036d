import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { Failure } from "@/lib/core/failure";
import { projectRoot } from "@/scripts/processes/project-root";
import { spawnNode } from "@/scripts/processes/spawn-node";

/** Another process with the settings of this one but for `environment`, which makes the actions it is sent. */
export interface SecondProcess {
  /** Makes the calls at once and answers their outcomes, in order. */
  readonly call: (action: string, inputs: readonly unknown[]) => Promise<readonly Outcome[]>;
  /** Sends the calls without waiting for them. */
  readonly begin: (action: string, inputs: readonly unknown[]) => void;
  /** Ends it as `kill -9` does. */
  readonly kill: () => Promise<void>;
}

const Outcome = z.union([
  // An undefined value does not cross to another process.
  z.object({ ok: z.literal(true), value: z.unknown().default(undefined) }),
  z.object({ ok: z.literal(false), failure: Failure }),
]);
export type Outcome = z.infer<typeof Outcome>;

const Answer = z.object({ results: z.array(Outcome) });

/** Starts a second process; it is ready to be called when this resolves. */
export async function startSecondProcess(
  environment: Readonly<Record<string, string>> = {},
): Promise<SecondProcess> {
  const hook = pathToFileURL(join(projectRoot, "lib/testing/server-only-hook.mjs")).href;
  const main = join(projectRoot, "lib/testing/second-process-main.ts");
  const child = spawnNode(["--import", hook, "--import", "tsx", main], {
    output: "inherit",
    environment: { ...process.env, ...environment },
  });
  await child.getOneMessage();
  const begin = (action: string, inputs: readonly unknown[]) =>
    void child.sendMessage({ action, inputs: asJson(inputs) });
  return {
    begin,
    call: async (action, inputs) => {
      begin(action, inputs);
      return Answer.parse(await child.getOneMessage()).results;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await child;
    },
  };
}

function asJson(inputs: readonly unknown[]) {
  return z.array(z.json()).parse(JSON.parse(JSON.stringify(inputs)));
}
