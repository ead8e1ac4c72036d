import { expect, vi } from "vitest";
import { z } from "zod";
import { getConfigurationPolicyAssociation } from "@/lib/security-hub/aws/operations";
import { serverAws } from "@/lib/server/aws";
import { mapBounded } from "@/lib/core/map-bounded";
import { type SecondProcess, startSecondProcess } from "@/lib/testing/second-process";
import { processSession } from "@/lib/server/session";
import { progressOf } from "../run-progress";
import { unsettledIn } from "../step-figures";
import { readRunDetail } from "../server/read-runs";
import { reviewedRun, type RunsUnderTest, runWhen, started, stepsOf } from "./runs-under-test";

export interface KilledWorkers {
  readonly kills: number;
  readonly targets: number;
  /** Whether the sandbox enforces the published rates. */
  readonly throttle: boolean;
}

/** What was seen while workers were killed. */
export interface KillReport {
  /** Kills while there were steps to send: on a loaded machine a short run may be over before the last of them. */
  readonly kills: number;
  readonly tookMs: number;
  /** Requests that AWS carried out. */
  readonly carriedOut: number;
  /** Requests of those whose answer was not recorded before their process was killed. */
  readonly verified: number;
  readonly throttled: number;
}

const operation = "StartConfigurationPolicyAssociation";
/** A request takes milliseconds here: by then the sandbox has ended one whose process is gone. */
const verifyAfterMs = 1_000;

const Calls = z.object({
  calls: z.array(z.object({ requestId: z.string(), request: z.string(), error: z.string().optional() })),
});

/**
 * Kills the process that works a run (`kill -9`) again and again, at random moments, while another waits for its lock. At the
 * end each target has what was planned, none was lost, and none was called again after its answer was recorded.
 */
export async function killWorkers(
  { sandbox, snapshot, accounts, policies }: RunsUnderTest,
  { kills, targets, throttle }: KilledWorkers,
): Promise<KillReport> {
  const [policyId] = policies;
  if (policyId === undefined) throw new Error("The world has a policy.");
  const targetIds = accounts.slice(0, targets);
  expect(targetIds).toHaveLength(targets);
  await sandbox.control("throttle", { throttle });
  // Started before the run, which would be over by the time that a process takes to start.
  const ready = await Promise.all(
    Array.from({ length: Math.min(kills, mostReady) + 2 }, () => startWorker()),
  );
  // The first has the lock, the second waits for it.
  const working: SecondProcess[] = [];
  const starting: Promise<unknown>[] = [];
  function begin(): void {
    const worker = ready.shift();
    if (worker === undefined) throw new Error("No process is ready.");
    worker.begin("workRuns", [{ verifyAfterMs }]);
    working.push(worker);
  }
  begin();
  const startedAt = performance.now();
  try {
    const run = await started(
      reviewedRun(snapshot, [{ assignment: { kind: "apply-policy", policyId }, targetIds }]),
    );
    await untilSettled(run.id, 1);
    begin();
    let killed = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      await untilSettled(run.id, Math.ceil(((kill - 1 + Math.random()) / kills) * 0.7 * targets));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
      if (ready.length === 0) await Promise.all(starting);
      if (unsettledIn((await readRunDetail(run.id, processSession())).run.counts) === 0) break;
      killed += 1;
      const [victim] = working.splice(Math.random() < 0.75 ? 0 : 1, 1);
      await victim?.kill();
      begin();
      if (kills - kill > ready.length) starting.push(startWorker().then((worker) => ready.push(worker)));
    }
    const ended = await runWhen(run.id, ({ counts }) => counts.waiting + counts.calling === 0);
    const tookMs = performance.now() - startedAt;
    await sandbox.control("throttle", { throttle: false });
    expect(ended.counts, JSON.stringify(await readRunDetail(run.id, processSession()))).toMatchObject({
      accepted: targets,
    });

    const present = await mapBounded(targetIds, 8, (targetId) =>
      getConfigurationPolicyAssociation(serverAws(), targetId),
    );
    expect(
      present.filter((found) => found?.type !== "APPLIED" || found.configurationId !== policyId),
      "targets that are not as planned",
    ).toEqual([]);

    const { calls } = Calls.parse(
      await (await fetch(`${sandbox.endpoint}/_sandbox/calls?operation=${operation}`)).json(),
    );
    const carriedOut = calls.filter(({ error }) => error === undefined);
    const steps = await stepsOf(run.id);
    const wrong = steps.flatMap(({ targetId, awsRequestId }) => {
      const ofTarget = carriedOut.filter(({ request }) => request.includes(`"${targetId}"`));
      const [last] = ofTarget.slice(-1);
      // One call for each target; the recorded answer is that of the last one.
      if (ofTarget.length === 1 && (awsRequestId === undefined || last?.requestId === awsRequestId))
        return [];
      return [{ targetId, awsRequestId, calls: ofTarget }];
    });
    expect(wrong, "targets without a call, or called again").toEqual([]);
    return {
      kills: killed,
      tookMs: Math.round(tookMs),
      carriedOut: carriedOut.length,
      verified: steps.filter(({ awsRequestId }) => awsRequestId === undefined).length,
      throttled: calls.length - carriedOut.length,
    };
  } finally {
    await Promise.all(starting);
    await Promise.all([...ready, ...working].map((worker) => worker.kill()));
  }

  function untilSettled(id: Parameters<typeof readRunDetail>[0], settled: number): Promise<void> {
    return vi.waitFor(
      async () =>
        expect(
          progressOf((await readRunDetail(id, processSession())).run.counts).settled,
        ).toBeGreaterThanOrEqual(settled),
      { timeout: 10 * 60_000, interval: 30 },
    );
  }
}

/** So many processes wait to be needed. */
const mostReady = 3;

function startWorker(): Promise<SecondProcess> {
  return startSecondProcess({ CANOPY_REQUEST_TIMEOUT_MS: "1000" });
}
