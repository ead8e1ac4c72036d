import fc from "fast-check";
import { expect, it } from "vitest";
import { createExternalStore } from "@/components/ui/stores/external-store";
import { type ConfigurationId, PolicyId, SELF_MANAGED, TargetId } from "@/lib/core/identifiers";
import { SilenceError } from "@/lib/query/call-action";
import type { Assignment, PolicyAssociation } from "@/lib/security-hub/model";
import { type AssignmentCall, callOf, createAssignmentQueue } from "./assignment-queue";
import { type AssignmentRun, outcomeCounts, withStates } from "./assignment-run";

const targetIds = ["a", "b", "c", "d", "e", "f"].map((letter) =>
  TargetId.parse(`ou-root-${letter.repeat(8)}`),
);
const policyIds = [1, 2, 3].map((digit) =>
  PolicyId.parse(`${String(digit).repeat(8)}-0000-4000-8000-000000000000`),
);

interface Reviewed {
  readonly assignment: Assignment;
  readonly targets: readonly TargetId[];
}

const reviewed: fc.Arbitrary<Reviewed> = fc.record({
  assignment: fc.oneof(
    fc.constantFrom(...policyIds).map((policyId): Assignment => ({ kind: "apply-policy", policyId })),
    fc.constant<Assignment>({ kind: "self-managed" }),
    fc.constant<Assignment>({ kind: "inherit" }),
  ),
  targets: fc.uniqueArray(fc.constantFrom(...targetIds), { minLength: 1 }),
});

it("makes each call that was reviewed, once, in the order of confirmation, whenever assignments begin", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(reviewed, { minLength: 1, maxLength: 5 }), fc.scheduler(), async (all, s) => {
      const calls: AssignmentCall[] = [];
      const { runs, queue, confirm } = queueWith(async (call) => {
        calls.push(call);
        await s.schedule(Promise.resolve(), `answer ${calls.length}`);
        return answerTo(call);
      });
      const confirmed: AssignmentRun[] = [];
      // Each confirmation comes at a moment of its own among the answers.
      all.forEach((each, index) => {
        void s.schedule(Promise.resolve(), `confirm ${index}`).then(() => {
          confirmed.push(confirm(index, each));
        });
      });
      await s.waitIdle();
      expect(calls).toEqual(confirmed.flatMap((run) => run.targets.map((target) => callOf(run, target))));
      expect(runs.get().map((run) => outcomeCounts(run).accepted)).toEqual(
        confirmed.map((run) => run.targets.length),
      );
      expect(queue.state.get().queued).toEqual([]);
    }),
  );
});

it("drops nothing and repeats nothing when the server stops answering, cancels or retries come in between", async () => {
  const act = fc.constantFrom("cancel", "continue", "retry");
  await fc.assert(
    fc.asyncProperty(
      fc.array(reviewed, { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom("answer", "refuse", "silence"), { maxLength: 12 }),
      fc.array(fc.tuple(act, fc.nat({ max: 3 })), { maxLength: 6 }),
      fc.scheduler(),
      async (all, fates, acts, s) => {
        const sent = new Map<string, AssignmentCall[]>();
        let count = 0;
        const { runs, queue, confirm, update } = queueWith(async (call) => {
          const current = queue.state.get().queued[0] ?? "";
          sent.set(current, [...(sent.get(current) ?? []), call]);
          const fate = fates[count++] ?? "answer";
          await s.schedule(Promise.resolve());
          if (fate === "silence") throw new SilenceError({ code: "unavailable", message: "Silent." });
          if (fate === "refuse") throw new Error("Refused.");
          return answerTo(call);
        });
        const confirmed: AssignmentRun[] = [];
        all.forEach((each, index) => {
          void s.schedule(Promise.resolve()).then(() => confirmed.push(confirm(index, each)));
        });
        for (const [what, index] of acts) {
          void s.schedule(Promise.resolve()).then(() => {
            const run = confirmed[index];
            if (run === undefined) return;
            if (what === "cancel") update(run.id, (now) => withStates(now, ["waiting"], "cancelled"));
            if (what === "retry") update(run.id, (now) => withStates(now, ["refused", "unknown"], "waiting"));
            if (what !== "cancel") queue.enqueue(run.id, () => []);
          });
        }
        await s.waitIdle();
        // Whatever was paused continues to its end.
        for (;;) {
          const paused = runs.get().filter((run) => outcomeCounts(run).waiting > 0);
          if (paused.length === 0) break;
          for (const run of paused) queue.enqueue(run.id, () => []);
          await s.waitIdle();
        }
        for (const run of confirmed) {
          const own = run.targets.map((target) => callOf(run, target));
          for (const call of sent.get(run.id) ?? []) expect(own).toContainEqual(call);
        }
        for (const run of runs.get()) {
          const { waiting, sending } = outcomeCounts(run);
          expect(waiting + sending).toBe(0);
        }
      },
    ),
  );
});

it("leaves a run to the tab that is sending it, and goes on with the next", async () => {
  const calls: AssignmentCall[] = [];
  const [first, second] = policyIds.map((policyId): Assignment => ({ kind: "apply-policy", policyId }));
  if (first === undefined || second === undefined) throw new Error("There are policies.");
  const { queue, confirm, runs } = queueWith(
    (call) => {
      calls.push(call);
      return Promise.resolve(answerTo(call));
    },
    ["canopy.assignment.run-0"],
  );
  confirm(0, { assignment: first, targets: targetIds.slice(0, 1) });
  confirm(1, { assignment: second, targets: targetIds.slice(1, 2) });
  await new Promise((resolve) => setTimeout(resolve));
  expect(queue.state.get()).toEqual({ queued: [], elsewhere: ["run-0"] });
  expect(calls.map(({ targetId }) => targetId)).toEqual([targetIds[1]]);
  expect(runs.get().map((run) => outcomeCounts(run).waiting)).toEqual([1, 0]);
});

function queueWith(
  send: (call: AssignmentCall) => Promise<PolicyAssociation>,
  takenLocks: readonly string[] = [],
) {
  const runs = createExternalStore<readonly AssignmentRun[]>([]);
  const update = (id: string, change: (run: AssignmentRun) => AssignmentRun) =>
    runs.update((all) => all.map((run) => (run.id === id ? change(run) : run)));
  const queue = createAssignmentQueue({
    runs,
    update,
    send,
    exclusively: async (name, work) => {
      if (takenLocks.includes(name)) return undefined;
      return work();
    },
  });
  function confirm(index: number, { assignment, targets }: Reviewed): AssignmentRun {
    const replaces: ConfigurationId = policyIds[index % policyIds.length] ?? SELF_MANAGED;
    const run: AssignmentRun = {
      id: `run-${index}`,
      assignment,
      policyName: "",
      targets: targets.map((id) => ({ id, name: id, replaces, outcome: { state: "waiting" } })),
      watched: [],
      acknowledged: false,
    };
    runs.update((all) => [...all, run]);
    queue.enqueue(run.id, (targetId) => [targetId]);
    return run;
  }
  return { runs, update, queue, confirm };
}

function answerTo({ targetId, configurationId }: AssignmentCall): PolicyAssociation {
  const updatedAt = "2026-11-21T00:00:00Z";
  return { targetId, configurationId, type: "APPLIED", status: "PENDING", updatedAt };
}
