import { expect, vi } from "vitest";
import { type ConfigurationId, PolicyId, type TargetId } from "@/lib/core/identifiers";
import { TargetId as Target } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { AssociationKind } from "@/lib/security-hub/governance/governance";
import type { Assignment } from "@/lib/security-hub/model";
import { serverAws } from "@/lib/server/aws";
import { associationAt } from "@/lib/inventory/snapshot/association-at";
import { processSession } from "@/lib/server/session";
import { groupedTargets, type NewRun } from "../new-run";
import type { RunSummary } from "../run";
import { RunId } from "../run-id";
import type { AssociationStep } from "../run-step";
import { startRun } from "../server/actions";
import { startDuePlans } from "../plans/server/start-due-plans";
import { readRunDetail, readRunSteps } from "../server/read-runs";
import { applicationOf } from "../step-verdict";
import { runWorker } from "../work/run-worker";

/** Far above what a loaded machine needs. */
const patience = { timeout: 120_000, interval: 25 };

/** A sandbox that was collected, and workers of runs. */
export interface RunsUnderTest {
  readonly sandbox: CollectorUnderTest;
  /** As it was collected first. */
  readonly snapshot: Snapshot;
  /** Active accounts without a role in the organization and without an application of their own. */
  readonly accounts: readonly TargetId[];
  readonly units: readonly TargetId[];
  readonly policies: readonly PolicyId[];
  /** Starts one more worker; it is stopped with the rest. */
  readonly work: (clock?: {
    /** How far the clock of its change windows is ahead, in milliseconds. */
    readonly aheadMs?: number;
  }) => void;
  readonly stop: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Collects a sandbox once; `seed` begins another world in it before. */
export async function runsUnderTest(seed?: Readonly<Record<string, unknown>>): Promise<RunsUnderTest> {
  const sandbox = await collectorUnderTest();
  if (seed !== undefined) await sandbox.seed(seed);
  sandbox.start();
  const snapshot = await snapshotWhen(({ meta }) => meta.complete);
  await sandbox.stop();
  let shutdown = new AbortController();
  let workers: Promise<void>[] = [];
  const { tree, governance, meta } = snapshot;
  const special = new Set<string>([
    ...(meta.managementAccountId === undefined ? [] : [meta.managementAccountId]),
    ...meta.delegatedAdministrators.map(({ id }) => id),
  ]);
  const active = accountStates.indexOf("ACTIVE");
  const nodes = tree.ids.map((id, node) => ({ id: Target.parse(id), node }));
  async function stop(): Promise<void> {
    shutdown.abort();
    await Promise.all(workers);
    shutdown = new AbortController();
    workers = [];
  }
  return {
    sandbox,
    snapshot,
    accounts: nodes
      .filter(
        ({ id, node }) =>
          tree.kind[node] === NodeKind.Account &&
          tree.state[node] === active &&
          governance.type[node] !== AssociationKind.Applied &&
          !special.has(id),
      )
      .map(({ id }) => id),
    units: nodes.filter(({ node }) => tree.kind[node] === NodeKind.OrganizationalUnit).map(({ id }) => id),
    policies: governance.policies
      .filter(({ serviceEnabled }) => serviceEnabled !== false)
      .map(({ id }) => PolicyId.parse(id)),
    work: ({ aheadMs = 0 } = {}) => {
      workers.push(
        runWorker({
          aws: serverAws(),
          signal: shutdown.signal,
          verifyAfterMs: 200,
          startDuePlans,
          now: () => Date.now() + aheadMs,
        }),
      );
    },
    stop,
    close: async () => {
      await stop();
      await sandbox.close();
    },
  };
}

/** A run to start, reviewed against a snapshot. */
export function reviewedRun(
  snapshot: Snapshot,
  changes: readonly { readonly assignment: Assignment; readonly targetIds: readonly TargetId[] }[],
): NewRun {
  return {
    id: RunId.parse(crypto.randomUUID()),
    changes: changes.map(({ assignment, targetIds }) => ({
      kind: "association",
      assignment,
      targets: groupedTargets(
        targetIds.map((targetId): { targetId: TargetId; expected: ConfigurationId | null } => ({
          targetId,
          expected: applicationOf(associationAt(snapshot, targetId)),
        })),
      ),
    })),
  };
}

/** Starts a run; throws the failure where it is refused. */
export async function started(run: NewRun): Promise<RunSummary> {
  return unwrap(await startRun(run));
}

/** Waits for a run that is as asked. */
export function runWhen(id: RunId, isAsAsked: (run: RunSummary) => boolean): Promise<RunSummary> {
  return vi.waitFor(async () => {
    const { run } = await readRunDetail(id, processSession());
    expect(isAsAsked(run), JSON.stringify(run)).toBe(true);
    return run;
  }, patience);
}

/** All steps of a run of associations. */
export async function stepsOf(id: RunId): Promise<readonly AssociationStep[]> {
  const { steps } = await readRunSteps(id, { limit: 100_000 }, processSession());
  return steps.filter((step) => step.kind === "association");
}
