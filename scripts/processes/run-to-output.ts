import { once } from "node:events";
import { spawnNode } from "./spawn-node";

export interface Outcome {
  readonly code: number;
  /** Standard output and error in the order they were written. */
  readonly output: string;
  readonly durationMs: number;
}

/** Runs the project's Node to its end and returns what it printed; a program that fails is an outcome, not an error. */
export async function runToOutput(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<Outcome> {
  const startedAt = performance.now();
  const child = spawnNode(args, { environment, output: "pipe" });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (part: string) => parts.push(part));
  }
  await once(child, "close");
  return { code: child.exitCode ?? 1, output: parts.join(""), durationMs: performance.now() - startedAt };
}
