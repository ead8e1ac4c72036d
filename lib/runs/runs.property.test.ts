import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AccountId, type ConfigurationId, PolicyId, SELF_MANAGED } from "@/lib/core/identifiers";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { followDelayMs, followedAs } from "./following";
import { groupedTargets, NewRun } from "./new-run";
import { consequenceOf, MOST_ATTEMPTS, retryDelayMs } from "./retry";
import { RunChange, RunState } from "./run";
import { RunId } from "./run-id";
import { controlsOf, progressOf, stateAfter, timeLeftMs } from "./run-progress";
import { runTitle } from "./run-title";
import type { StepCounts } from "./step-counts";
import { stepsIn, unsettledIn } from "./step-figures";
import { applicationOf, readinessOf, verdictOf } from "./step-verdict";

const policyA = PolicyId.parse("11111111-1111-4111-8111-111111111111");
const policyB = PolicyId.parse("22222222-2222-4222-8222-222222222222");
const targetId = AccountId.parse("111111111111");

const configuration = fc.constantFrom<(ConfigurationId | null)[]>(policyA, policyB, SELF_MANAGED, null);
const few = fc.nat({ max: 20 });
const counts: fc.Arbitrary<StepCounts> = fc
  .record({
    waiting: few,
    calling: few,
    refused: few,
    skipped: few,
    unknown: few,
    cancelled: few,
    associations: fc.record({ PENDING: few, SUCCESS: few, FAILED: few, NONE: few, CHANGED: few }),
    unfollowed: few,
  })
  .map(({ unfollowed, ...each }) => ({
    ...each,
    accepted: Object.values(each.associations).reduce((sum, count) => sum + count, 0),
    followed: Math.max(0, each.associations.PENDING - unfollowed),
  }));
const state = fc.constantFrom(...RunState.options);
const association: fc.Arbitrary<PolicyAssociation | undefined> = fc.option(
  fc
    .record({
      applied: configuration,
      status: fc.constantFrom("PENDING", "SUCCESS", "FAILED"),
      updatedAt: fc.constantFrom("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"),
    })
    .map(({ applied, status, updatedAt }) => ({
      targetId,
      status,
      updatedAt,
      ...(applied === null
        ? { type: "INHERITED" as const, configurationId: policyB }
        : { type: "APPLIED" as const, configurationId: applied }),
    })),
  { nil: undefined },
);

describe("the state of a run", () => {
  it("is over exactly when nothing is left to send or to follow", () => {
    fc.assert(
      fc.property(state, counts, (before, now) => {
        const after = stateAfter(before, now);
        if (now.calling > 0) expect(after).toBe(before);
        else {
          const isOver = after === "ended" || after === "cancelled";
          expect(isOver).toBe(now.waiting + now.followed === 0);
          expect(stateAfter(after, now)).toBe(after);
        }
      }),
    );
  });

  it("offers to pause or to resume, never both, and to cancel where something waits", () => {
    fc.assert(
      fc.property(state, counts, (now, of) => {
        const controls = controlsOf({ state: now, counts: of });
        expect(controls.pause && controls.resume).toBe(false);
        if (controls.pause || controls.cancelRest) expect(of.waiting).toBeGreaterThan(0);
      }),
    );
  });

  it("counts settled and unsettled steps to all of them, and their time by the rate", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 100 }), (of, perSecond) => {
        const { settled, total } = progressOf(of);
        expect(total).toBe(stepsIn(of));
        expect(settled + unsettledIn(of)).toBe(total);
        expect(timeLeftMs({ counts: of, perSecond })).toBeCloseTo((1_000 * unsettledIn(of)) / perSecond);
      }),
    );
  });
});

describe("a step", () => {
  it("is sent only where the target is as it was reviewed, and skipped only where it has what is wanted", () => {
    fc.assert(
      fc.property(configuration, configuration, association, (wanted, expected, present) => {
        const readiness = readinessOf({ wanted, expected }, present);
        const applied = applicationOf(present);
        if (readiness === "skip") expect(applied).toBe(wanted);
        if (readiness === "send") expect([expected, wanted]).toContain(applied);
        if (readiness === "changed") expect([expected, wanted]).not.toContain(applied);
      }),
    );
  });

  it("whose answer is not known is done, not done or changed by what AWS shows, and repeated only where not done", () => {
    const at = Date.parse("2026-01-02T00:00:00Z");
    fc.assert(
      fc.property(configuration, association, association, (wanted, before, found) => {
        const verdict = verdictOf({ wanted, before, found, at });
        if (verdict === "done") expect(applicationOf(found)).toBe(wanted);
        if (verdict === "not-done") expect(applicationOf(found)).toBe(applicationOf(before));
        if (verdict === "changed") expect(applicationOf(found)).not.toBe(wanted);
      }),
    );
  });

  it("that was accepted counts as pending until AWS shows its own application, or that it has settled", () => {
    fc.assert(
      fc.property(configuration, association, (wanted, found) => {
        const answeredAt = "2026-01-02T00:00:00Z";
        const { status, isSettled } = followedAs({ wanted, answeredAt }, found);
        if (status === "SUCCESS" || status === "FAILED") expect(applicationOf(found)).toBe(wanted);
        if (wanted !== null && found?.updatedAt === "2026-01-01T00:00:00Z") expect(status).toBe("PENDING");
        expect(isSettled).toBe(status !== "PENDING");
      }),
    );
  });

  it("waits longer from one attempt to the next, within a minute, and is not repeated after a refusal", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (attempt) => {
        expect(retryDelayMs(attempt + 1)).toBeGreaterThanOrEqual(retryDelayMs(attempt));
        expect(retryDelayMs(attempt)).toBeLessThanOrEqual(60_000);
        expect(followDelayMs(attempt + 1)).toBeGreaterThanOrEqual(followDelayMs(attempt));
        expect(followDelayMs(attempt)).toBeLessThanOrEqual(60_000);
        const throttled = consequenceOf({ code: "throttled", message: "" }, attempt);
        expect(throttled.kind).toBe(attempt % MOST_ATTEMPTS === 0 ? "pause" : "retry");
        expect(consequenceOf({ code: "precondition", message: "" }, attempt).kind).toBe("refused");
        const aws = {
          operation: "securityhub:StartConfigurationPolicyAssociation",
          exception: "UnrecognizedClientException",
        };
        expect(consequenceOf({ code: "precondition", message: "", aws }, attempt).kind).toBe("pause");
        expect(consequenceOf({ code: "unavailable", message: "" }, attempt).kind).toBe("verify");
      }),
    );
  });
});

describe("a run to start", () => {
  it("groups its targets without losing one, and takes each of them once", () => {
    const account = fc.integer({ min: 100_000_000_000, max: 999_999_999_999 }).map(String);
    fc.assert(
      fc.property(fc.uniqueArray(account, { minLength: 1 }), fc.array(configuration), (ids, expected) => {
        const reviewed = ids.map((id, index) => ({
          targetId: AccountId.parse(id),
          expected: expected[index % Math.max(1, expected.length)] ?? null,
        }));
        const targets = groupedTargets(reviewed);
        expect(targets.flatMap((group) => group.targetIds).toSorted()).toEqual(ids.toSorted());
        const run = {
          id: crypto.randomUUID(),
          changes: [{ kind: "association", assignment: { kind: "self-managed" }, targets }],
        };
        expect(NewRun.safeParse(run).success).toBe(true);
        const twice = { ...run, changes: [...run.changes, ...run.changes] };
        expect(NewRun.safeParse(twice).success).toBe(false);
      }),
    );
  });

  it("is read as a run of associations where it was stored before runs had kinds", () => {
    const stored = { assignment: { kind: "self-managed" }, policyName: "", targets: 2 };
    expect(RunChange.parse(stored)).toEqual({ ...stored, kind: "association" });
  });

  it("is named for its main change, with its exceptions counted", () => {
    const main = {
      change: { kind: "association", assignment: { kind: "self-managed" }, policyName: "" },
      targetNames: ["Risk"],
    } as const;
    const exception = {
      change: {
        kind: "association",
        assignment: { kind: "apply-policy", policyId: policyA },
        policyName: "strict",
      },
      targetNames: ["one", "two"],
    } as const;
    expect(runTitle([main])).toBe("Make Risk self-managed");
    expect(runTitle([exception, main])).toBe("Make Risk self-managed, with 2 exceptions");
    expect(RunId.safeParse("x").success).toBe(false);
  });
});
