import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import { NodeKind } from "@/lib/organizations/tree";
import type { GovernedOrganization } from "@/lib/security-hub/governance/evaluation";
import type { Assignment } from "@/lib/security-hub/model";
import { accountId, arbitraryGovernance, testPolicies } from "@/lib/testing/arbitrary-organization";
import { differencesSince, type DifferenceKind } from "./differences";
import { type Fingerprint, fingerprintOf, accountGroups } from "./fingerprint";
import type { PlannedAssignment } from "./planned-accounts";

interface Organization extends GovernedOrganization {
  readonly takenAt: number;
}

/** When the first of two organizations was read: some accounts joined before, some after. */
const reviewedAt = Date.parse("2024-12-01T00:00:00Z");

const organization = (takenAt: number): fc.Arbitrary<Organization> =>
  fc
    .record({ governed: arbitraryGovernance, edited: fc.boolean(), deleted: fc.boolean() })
    .map(({ governed: { tree, governance }, edited, deleted }) => ({
      tree,
      takenAt,
      delegatedAdministrators: new Set([accountId(0)]),
      governance: {
        ...governance,
        policies: governance.policies.map((policy, index) => ({
          ...policy,
          ...(edited && index === 0 && { updatedAt: "2026-06-06T06:06:06.000Z" }),
          ...(deleted && index === 1 && { arn: "" }),
        })),
      },
    }));

const assignment: fc.Arbitrary<Assignment> = fc.constantFrom(
  ...testPolicies.map(({ id }): Assignment => ({ kind: "apply-policy", policyId: id })),
  { kind: "self-managed" },
  { kind: "inherit" },
);

/** An organization when it was reviewed and later, and assignments to targets of the former. */
const reviewedAndLater = organization(reviewedAt)
  .chain((before) =>
    fc.record({
      before: fc.constant(before),
      after: organization(reviewedAt + 1),
      first: assignment,
      second: assignment,
      chosen: fc.uniqueArray(fc.nat({ max: before.tree.size - 1 }), { minLength: 1, maxLength: 6 }),
    }),
  )
  .map(({ before, after, first, second, chosen }) => {
    const ids = chosen.flatMap((node) => before.tree.ids[node] ?? []);
    const half = Math.ceil(ids.length / 2);
    const assignments: PlannedAssignment[] = [
      { assignment: first, targetIds: ids.slice(0, half) },
      ...(half === ids.length ? [] : [{ assignment: second, targetIds: ids.slice(half) }]),
    ];
    return { before, after, assignments };
  });

/** What a review sees, without the order and the words in which a fingerprint holds it. */
function seen({ places, configurations, targets, policies, accounts }: Fingerprint): unknown {
  return {
    policies: policies.map(({ id, updatedAt }) => `${id} ${updatedAt}`).toSorted(),
    targets: targets.map(({ id, place, applied }) => [id, places[place]?.parentId, applied]).toSorted(),
    accounts: accounts
      .map(([id, , place, state, before, after]) => [
        id,
        places[place]?.parentId,
        state,
        configurations[before],
        configurations[after],
      ])
      .toSorted(),
  };
}

describe("a plan and the organization", () => {
  it("differ exactly where a review now would see something else", () => {
    fc.assert(
      fc.property(reviewedAndLater, ({ before, after, assignments }) => {
        const reviewed = fingerprintOf(before, assignments);
        expect(differencesSince(reviewed, before, assignments).size).toBe(0);
        const differences = differencesSince(reviewed, after, assignments);
        const isSame =
          JSON.stringify(seen(reviewed)) === JSON.stringify(seen(fingerprintOf(after, assignments)));
        expect(differences.size === 0, JSON.stringify([...differences])).toBe(isSame);
      }),
      { numRuns: 300 },
    );
  });

  it("name each account that joined, left, moved or changed its state once for that", () => {
    fc.assert(
      fc.property(reviewedAndLater, ({ before, after, assignments }) => {
        const reviewed = fingerprintOf(before, assignments);
        const differences = differencesSince(reviewed, after, assignments);
        const idsOf = (kind: DifferenceKind) => (differences.get(kind) ?? []).map(({ id }) => id);
        const present = new Set<string>(after.tree.ids);
        for (const id of [...idsOf("account-left"), ...idsOf("target-left")])
          expect(present.has(id)).toBe(false);
        for (const id of [...idsOf("account-joined"), ...idsOf("account-reached")]) {
          expect(present.has(id)).toBe(true);
          expect(reviewed.accounts.some(([known]) => known === id)).toBe(false);
        }
        const all = [...differences].flatMap(([kind, of]) => of.map(({ id }) => `${kind} ${id}`));
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it("are compared by a fingerprint that survives its way through the database", () => {
    fc.assert(
      fc.property(reviewedAndLater, ({ before, assignments }) => {
        const reviewed = fingerprintOf(before, assignments);
        const { accounts } = reviewed;
        const groups = accountGroups(reviewed);
        expect(JSON.parse(JSON.stringify(reviewed))).toEqual(reviewed);
        expect(groups.flatMap((group) => group.accounts.map(({ id }) => id)).toSorted()).toEqual(
          accounts.map(([id]) => id).toSorted(),
        );
      }),
    );
  });

  it("reach the targets that are accounts, but for those that AWS refuses", () => {
    fc.assert(
      fc.property(organization(0), fc.nat(), (governed, seed) => {
        const { tree } = governed;
        const node = seed % tree.size;
        const id = tree.ids[node];
        fc.pre(id !== undefined && tree.kind[node] === NodeKind.Account && id !== accountId(0));
        const fingerprint = fingerprintOf(governed, [
          { assignment: { kind: "self-managed" }, targetIds: [id] },
        ]);
        expect(accountGroups(fingerprint)).toMatchObject([{ after: SELF_MANAGED, accounts: [{ id }] }]);
      }),
    );
  });
});
