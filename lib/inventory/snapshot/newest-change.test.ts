import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryStatuses } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { newestChange, newestPolicyChange } from "./newest-change";
import { policyOverview } from "./policies/policy-overview";

it("names the newest change only where it is newer than the age of the whole", () => {
  fc.assert(
    fc.property(
      arbitraryStatuses,
      fc.integer({ min: 0, max: 2_000_000_000 }),
      ({ tree, governance }, second) => {
        const takenAt = second * 1000;
        const snapshot = { meta: exampleSnapshotMeta({ takenAt }), tree, governance };
        const times = [
          ...Array.from(governance.updatedAt, (seconds) => seconds * 1000),
          ...governance.policies.map(({ updatedAt }) => Date.parse(updatedAt)),
        ];
        const newest = Math.max(...times);
        expect(newestChange(snapshot)).toBe(newest > takenAt ? newest : undefined);
      },
    ),
  );
});

it("says that a policy was created after the rest was read", () => {
  fc.assert(
    fc.property(arbitraryStatuses, ({ tree, governance }) => {
      const [first, ...others] = governance.policies;
      if (first === undefined) return;
      const takenAt = Date.parse("2026-03-10T12:00:00Z");
      const created = { ...first, updatedAt: "2026-03-10T12:06:00.000Z" };
      const newer = {
        ...governance,
        updatedAt: governance.updatedAt.map(() => 0),
        policies: [created, ...others],
      };
      const snapshot = { meta: exampleSnapshotMeta({ takenAt }), tree, governance: newer };
      const overview = policyOverview(snapshot, () => undefined, takenAt / 1000);
      expect(newestPolicyChange(overview)).toBe(Date.parse(created.updatedAt));
    }),
    { numRuns: 20 },
  );
});
