import { formatSeconds } from "../counting/duration";
import { tallyOfStep } from "../counting/tally";
import { runToOutput } from "../processes/run-to-output";
import { projectTool } from "../processes/spawn-node";
import type { Outcome } from "./run-suites";

/** A check that passes or fails as a whole: the tool and its arguments, silent when it passes. */
export interface Gate {
  readonly name: string;
  readonly tool: string;
  readonly args: readonly string[];
}

/** Runs a gate, prints one line, and what the tool said only when it failed. */
export async function passGate({ name, tool, args }: Gate): Promise<Outcome> {
  const { code, output, durationMs } = await runToOutput([projectTool(tool), ...args]);
  printStep({ name, passed: code === 0, durationMs, output });
  return { tally: tallyOfStep(code === 0), steps: [{ name, durationMs }] };
}

/** Prints one step's line, and its output only when it failed. */
export function printStep(step: { name: string; passed: boolean; durationMs: number; output: string }): void {
  console.log(`${step.passed ? "✓" : "✗"} ${step.name.padEnd(28)} ${formatSeconds(step.durationMs)}`);
  if (!step.passed) console.log(`\n${step.output.trimEnd()}\n`);
}
