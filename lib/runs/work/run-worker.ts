import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import type { Bell } from "@/lib/core/bell";
import { env } from "@/lib/env";
import { pause, takeTurns } from "@/lib/inventory/serve/take-turns";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { failureFrom } from "@/lib/server/failure-from";
import { advanceRun, pauseRun } from "@/lib/store/runs/control-run";
import { unfinishedRunIds } from "@/lib/store/runs/read-runs";
import { dueSteps, unansweredSteps, type WorkStep } from "@/lib/store/runs/due-steps";
import type { RunId } from "../run-id";
import { MOST_ATTEMPTS } from "../retry";
import { followAssociations } from "./follow-associations";
import { refusalOfSteps } from "./run-permission";
import { sendStep } from "./send-step";
import { verifyStep } from "./verify-step";
import { runWork } from "./wake-worker";

export interface RunWorkerSettings {
  readonly aws: Aws;
  readonly signal: AbortSignal;
  /** How long after a request without an answer its target is read, in milliseconds: by then AWS has ended it. */
  readonly verifyAfterMs?: number;
  /** Makes runs of the plans of a caller whose time has come. */
  readonly startDuePlans: (callerKey: string) => Promise<void>;
  /** The clock that opens and closes change windows, in epoch milliseconds. */
  readonly now?: () => number;
}

/** So many requests at once let a slow AWS be called at its published rate. */
const mostAtOnce = 12;
const pollMs = 250;
const verifyEveryMs = 1_000;
/** How soon after its time a plan is started. */
const plansEveryMs = 1_000;
/** Beyond the time a call may take, for AWS to carry out what it received last. */
const graceMs = 5_000;
/** After a step that could not be sent for a reason outside of AWS's answer to it. */
const failurePauseMs = 1_000;

/**
 * Sends the steps of runs and follows their associations until the signal is aborted, one process at a time for each caller
 * and Region: the others wait for the lock. Nothing that AWS or the database does ends it.
 */
export async function runWorker({
  aws,
  signal,
  verifyAfterMs = env().requestTimeoutMs + graceMs,
  ...settings
}: RunWorkerSettings): Promise<void> {
  await takeTurns({
    name: runWork,
    aws,
    signal,
    work: async (callerKey, turn, announced) => {
      const over = new AbortController();
      const signals = AbortSignal.any([turn, over.signal]);
      const following = followAssociations(aws, callerKey, signals);
      try {
        await new Sender(aws, callerKey, announced, { ...settings, verifyAfterMs }).work(signals);
      } finally {
        over.abort();
        await following;
      }
    },
  });
}

type SenderSettings = Pick<RunWorkerSettings, "startDuePlans" | "now"> & { readonly verifyAfterMs: number };

/** Sends steps of all running runs in turns, so that a run of thousands does not hold up a run of one. */
class Sender {
  readonly #aws: Aws;
  readonly #callerKey: string;
  /** By step; each ends without rejecting. */
  readonly #underWay = new Map<string, { readonly runId: RunId; readonly end: Promise<void> }>();
  /** Steps that could not be sent, and how often in a row. */
  readonly #failures = new Map<string, number>();
  /** Runs with steps that have changed since their state was looked at. */
  readonly #touched = new Set<RunId>();
  readonly #bell: Bell;
  readonly #settings: SenderSettings;
  #verifyAt = 0;
  #plansAt = 0;

  constructor(aws: Aws, callerKey: string, bell: Bell, settings: SenderSettings) {
    this.#aws = aws;
    this.#callerKey = callerKey;
    this.#bell = bell;
    this.#settings = settings;
  }

  async work(signal: AbortSignal): Promise<void> {
    try {
      for (const id of await unfinishedRunIds(this.#callerKey)) this.#touched.add(id);
      // AWS may name another caller from one moment to the next: its runs are the turn of another lock.
      while (!signal.aborted && (await currentCallerKey()) === this.#callerKey) {
        await this.#round(signal);
        await this.#bell.rung(pollMs, signal);
      }
    } finally {
      await Promise.all([...this.#underWay.values()].map(({ end }) => end));
    }
  }

  async #round(signal: AbortSignal): Promise<void> {
    if (performance.now() >= this.#verifyAt) {
      this.#verifyAt = performance.now() + verifyEveryMs;
      const unanswered = await unansweredSteps(this.#callerKey, {
        olderThanMs: this.#settings.verifyAfterMs,
        limit: mostAtOnce,
      });
      for (const step of unanswered) this.#begin(step, signal, () => verifyStep(this.#aws, step));
    }
    if (performance.now() >= this.#plansAt) {
      this.#plansAt = performance.now() + plansEveryMs;
      await this.#settings.startDuePlans(this.#callerKey);
    }
    const due = await this.#permitted(
      await dueSteps(this.#callerKey, 2 * mostAtOnce, (this.#settings.now ?? Date.now)()),
    );
    for (const step of inTurns(due, (runId) => this.#underWayOf(runId)))
      this.#begin(step, signal, () => sendStep(this.#aws, step, { signal }));
    const busy = new Set(due.map(([step]) => step?.runId));
    for (const id of this.#touched) {
      if (busy.has(id) || this.#underWayOf(id) > 0) continue;
      this.#touched.delete(id);
      await advanceRun(id);
    }
  }

  /** Pauses the runs whose steps who started them may not send anymore, and leaves them out. */
  async #permitted(due: readonly WorkStep[][]): Promise<WorkStep[][]> {
    const permitted: WorkStep[][] = [];
    for (const steps of due) {
      const refusal = await refusalOfSteps(steps);
      const [first] = steps;
      if (refusal === undefined) permitted.push(steps);
      else if (first !== undefined) await pauseRun(first.runId, refusal);
    }
    return permitted;
  }

  #underWayOf(runId: RunId): number {
    return [...this.#underWay.values()].filter((each) => each.runId === runId).length;
  }

  #begin(step: WorkStep, signal: AbortSignal, work: () => Promise<void>): void {
    const key = `${step.runId} ${step.position}`;
    if (this.#underWay.has(key) || this.#underWay.size >= mostAtOnce || signal.aborted) return;
    const end = this.#watched(key, step, signal, work).finally(() => {
      this.#underWay.delete(key);
      this.#touched.add(step.runId);
      this.#bell.ring();
    });
    this.#underWay.set(key, { runId: step.runId, end });
  }

  /** A step that can't be sent, or verified, again and again pauses its run with the reason. */
  async #watched(key: string, step: WorkStep, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#failures.delete(key);
    } catch (error) {
      const failure = failureFrom(error, "canopy:SendStep");
      const failures = (this.#failures.get(key) ?? 0) + 1;
      this.#failures.set(key, failures);
      if (failures % MOST_ATTEMPTS === 0)
        await pauseRun(step.runId, failure).catch((outage: unknown) =>
          failureFrom(outage, "canopy:PauseRun"),
        );
      await pause(failurePauseMs, signal);
    }
  }
}

/** The steps of several runs, one of each in turns: first of the run with the fewest under way. */
function inTurns(due: readonly (readonly WorkStep[])[], underWayOf: (runId: RunId) => number): WorkStep[] {
  const places = due.flatMap((steps) =>
    steps.map((step, index) => ({ step, place: index + underWayOf(step.runId) })),
  );
  return places.sort((one, other) => one.place - other.place).map(({ step }) => step);
}
