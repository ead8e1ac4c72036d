import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Person, PlanStatus } from "./plan";
import { afterCommand, type PlanCommand } from "./plan-rules";

const people: readonly Person[] = ["ada", "ben", "cleo"].map((id) => ({ id, name: id }));
const author = people[0] ?? { id: "ada", name: "ada" };
const at = "2026-11-27T22:00:00.000Z";

const command: fc.Arbitrary<PlanCommand> = fc.constantFrom<PlanCommand[]>(
  { kind: "edit", send: false },
  { kind: "edit", send: true },
  { kind: "send" },
  { kind: "approve", comment: "Seen." },
  { kind: "approve" },
  { kind: "reject" },
  { kind: "start" },
  { kind: "start" },
  { kind: "discard" },
);

/** What people do to a plan, in any order; some have seen an older revision, and the organization changes in between. */
const story = fc.array(
  fc.record({
    command,
    by: fc.constantFrom(...people),
    seen: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.constant(1)),
    isCurrent: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  }),
  { maxLength: 30 },
);

describe("a plan", () => {
  it("never starts without the approval of a person who has not written it, of the revision that starts", () => {
    let startedOnes = 0;
    fc.assert(
      fc.property(story, fc.boolean(), (steps, needsApproval) => {
        let plan: PlanStatus = { state: "planned", revision: 1, authors: [author] };
        const writers = new Set([author.id]);
        let approvedBy: string | undefined;
        for (const { command: doing, by, seen, isCurrent } of steps) {
          const revision = plan.revision - seen;
          const next = afterCommand(plan, doing, { by, revision, needsApproval, isCurrent, at });
          if (!next.ok) continue;
          if (doing.kind === "edit") {
            writers.add(by.id);
            approvedBy = undefined;
          }
          if (doing.kind === "approve") {
            expect(writers.has(by.id)).toBe(false);
            expect([revision, isCurrent]).toEqual([plan.revision, true]);
            approvedBy = by.id;
          }
          if (doing.kind === "reject") approvedBy = undefined;
          if (doing.kind === "start") {
            startedOnes += 1;
            expect([revision, isCurrent]).toEqual([plan.revision, true]);
            if (needsApproval) expect(approvedBy).toBeDefined();
            expect(writers.has(approvedBy ?? "")).toBe(false);
          }
          expect(plan.state === "started" || plan.state === "discarded", "what is over stays").toBe(false);
          plan = next.value;
        }
      }),
      { numRuns: 1_000 },
    );
    expect(startedOnes).toBeGreaterThan(100);
  });

  it("keeps its revision through everything but an edit, which takes the decision away", () => {
    fc.assert(
      fc.property(story, (steps) => {
        let plan: PlanStatus = { state: "planned", revision: 1, authors: [author] };
        for (const { command: doing, by } of steps) {
          const next = afterCommand(plan, doing, {
            by,
            revision: plan.revision,
            needsApproval: true,
            isCurrent: true,
            at,
          });
          if (!next.ok) continue;
          const isEdit = doing.kind === "edit";
          expect(next.value.revision - plan.revision).toBe(isEdit ? 1 : 0);
          if (isEdit) expect(next.value.decision).toBeUndefined();
          if (next.value.state === "approved" || next.value.state === "rejected")
            expect(next.value.decision).toMatchObject({ revision: plan.revision });
          plan = next.value;
        }
      }),
    );
  });
});
