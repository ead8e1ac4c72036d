import { describe, expect, it } from "vitest";
import type { PlanSummary } from "./plans/plan";
import type { RunSummary } from "./run";
import { RunId } from "./run-id";
import { planView, runView, startsAt, windowOpensAt } from "./run-view";
import { noSteps } from "./step-figures";

/** A Sunday. */
const now = Date.parse("2026-11-29T12:00:00Z");
const changeWindow = { days: ["Mon" as const], from: "22:00", to: "23:00", timeZone: "UTC" };
const opens = Date.parse("2026-11-30T22:00:00Z");

describe("a run", () => {
  const run: Pick<RunSummary, "state" | "counts" | "changeWindow"> = {
    state: "running",
    counts: { ...noSteps, waiting: 2 },
    changeWindow,
  };
  it("waits for its change window while that is closed, and runs while it is open", () => {
    expect([runView(run, now), windowOpensAt(run, now)]).toEqual(["waiting-for-window", opens]);
    expect([runView(run, opens), windowOpensAt(run, opens)]).toEqual(["running", undefined]);
  });
  it("doesn't wait when it is paused, has sent everything, or has no window", () => {
    expect(runView({ ...run, state: "paused" }, now)).toBe("paused");
    expect(runView({ ...run, counts: { ...noSteps, calling: 1 } }, now)).toBe("running");
    expect(runView({ state: run.state, counts: run.counts }, now)).toBe("running");
  });
});

describe("a plan", () => {
  const ada = { id: "ada", name: "Ada" };
  const plan: PlanSummary = {
    id: RunId.parse("00000000-0000-4000-8000-000000000001"),
    number: 1,
    title: "Change policy",
    state: "planned",
    revision: 1,
    authors: [ada],
    kinds: ["policy"],
    accounts: 0,
    targets: 1,
    schedule: { startAt: "2026-11-30T22:00:00.000Z" },
    createdAt: "2026-11-29T12:00:00.000Z",
    changedAt: "2026-11-29T12:00:00.000Z",
    needsApproval: false,
  };
  it("is scheduled where it starts by itself", () => {
    expect([planView(plan), startsAt(plan)]).toEqual(["scheduled", opens]);
    expect(planView({ ...plan, schedule: {} })).toBe("planned");
  });
  it("is scheduled only with the approval that it needs", () => {
    const needing = { ...plan, needsApproval: true };
    expect(planView(needing)).toBe("planned");
    expect(planView({ ...needing, state: "awaiting-approval" })).toBe("awaiting-approval");
    const by = { id: "ben", name: "Ben" };
    const decision = { decision: "approved", by, at: "2026-11-29T12:00:00.000Z", revision: 1 } as const;
    expect(planView({ ...needing, state: "approved", decision })).toBe("scheduled");
  });
  it("that was not started at its time, or is over, isn't scheduled any more", () => {
    const failure = { code: "precondition" as const, message: "Changed." };
    expect(planView({ ...plan, stopped: { at: "2026-11-30T22:00:00.000Z", failure } })).toBe("planned");
    expect(planView({ ...plan, state: "started" })).toBe("started");
  });
});
