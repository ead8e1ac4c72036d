import fc from "fast-check";
import { expect, it } from "vitest";
import { requestLabels } from "@/components/inventory/runs/run-labels";
import type { StepCounts } from "@/lib/runs/step-counts";
import { noSteps, stepsIn } from "@/lib/runs/step-figures";
import { resultSegments } from "./result-segments";

const count = fc.nat({ max: 10_000 });

/** Counts whose associations add up to what was accepted. */
const counts: fc.Arbitrary<StepCounts> = fc
  .record({
    waiting: count,
    calling: fc.nat({ max: 1 }),
    refused: count,
    skipped: count,
    unknown: count,
    cancelled: count,
    associations: fc.record({ PENDING: count, SUCCESS: count, FAILED: count, NONE: count, CHANGED: count }),
  })
  .map((drawn) => {
    const accepted = Object.values(drawn.associations).reduce((sum, each) => sum + each, 0);
    return { ...drawn, accepted, followed: drawn.associations.PENDING };
  });

it("puts each target of a run into one segment", () => {
  fc.assert(
    fc.property(counts, (drawn) => {
      const total = resultSegments(drawn).reduce((sum, { value }) => sum + value, 0);
      expect(total).toBe(stepsIn(drawn));
    }),
  );
});

it("calls an accepted target pending until AWS was read after the request", () => {
  const accepted = { ...noSteps, accepted: 3, associations: { ...noSteps.associations, PENDING: 3 } };
  const shown = resultSegments(accepted).filter(({ value }) => value > 0);
  expect(shown).toMatchObject([{ label: "pending", value: 3, tone: "pending" }]);
});

it("shows a request in the list and in the sum by the same look", () => {
  const segments = resultSegments(noSteps);
  for (const state of ["waiting", "refused", "unknown", "cancelled", "skipped"] as const)
    expect(segments.find(({ filter }) => filter === state)?.tone, state).toBe(requestLabels[state].tone);
});
