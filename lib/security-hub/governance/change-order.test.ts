import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OrgTree } from "@/lib/organizations/tree";
import { arbitraryGovernance, policy } from "@/lib/testing/arbitrary-organization";
import type { Assignment } from "../model";
import { inSafeOrder, type NodesChange } from "./change-order";
import { AssociationKind, type Governance } from "./governance";
import { governanceAfter } from "./impact";
import { expectedPolicies, winningSources } from "./inheritance";

const applied = fc.constantFrom<Assignment[]>(
  { kind: "apply-policy", policyId: policy(0).id },
  { kind: "apply-policy", policyId: policy(1).id },
  { kind: "self-managed" },
);

/** Targets with what they get, and nodes below them with what each gets instead. */
const change = arbitraryGovernance.chain(({ tree, governance }) => {
  const node = fc.nat({ max: tree.size - 1 });
  return fc.record({
    tree: fc.constant(tree),
    governance: fc.constant(governance),
    assignment: fc.oneof(applied, fc.constant<Assignment>({ kind: "inherit" })),
    targets: fc.uniqueArray(node, { minLength: 1, maxLength: 5 }),
    exceptions: fc.array(fc.record({ node, assignment: applied }), { maxLength: 6 }),
  });
});

describe("a change with exceptions", () => {
  it("takes each account straight from what governs it to what will, whatever is sent first in each change", () => {
    fc.assert(
      fc.property(change, ({ tree, governance, assignment, targets, exceptions }) => {
        const main = { assignment, nodes: mainNodes(governance, assignment, targets) };
        const excepted = below(tree, main.nodes, exceptions);
        const order = inSafeOrder(tree, main, excepted);
        const steps = order.flatMap((each) =>
          each.nodes.map((node) => ({ assignment: each.assignment, targets: [node] })),
        );
        const states = steps.reduce(
          (all, step) => [...all, governanceAfter(all.at(-1) ?? governance, step)],
          [governance],
        );
        const policies = states.map((state) => expectedPolicies(state, winningSources(tree, state)));
        for (let node = 0; node < tree.size; node++) {
          const allowed = new Set([policies[0]?.[node], policies.at(-1)?.[node]]);
          for (const at of policies) expect(allowed).toContain(at[node]);
        }
        for (const { nodes } of order) expect(nodes.some((node) => isBelow(tree, node, nodes))).toBe(false);
        expect(order.at(-1)?.assignment ?? assignment).toEqual(assignment);
        const all = [...main.nodes, ...excepted.flatMap(({ nodes }) => nodes)];
        expect(order.flatMap(({ nodes }) => nodes).toSorted()).toEqual(all.toSorted());
      }),
    );
  });
});

/** A disassociation takes away what is applied; elsewhere there is nothing to send. */
function mainNodes(
  { type }: Governance,
  { kind }: Assignment,
  targets: readonly number[],
): readonly number[] {
  return targets.filter((node) => kind !== "inherit" || type[node] === AssociationKind.Applied);
}

function below(
  tree: OrgTree,
  targets: readonly number[],
  exceptions: readonly { readonly node: number; readonly assignment: Assignment }[],
): readonly NodesChange[] {
  const chosen = new Map(
    exceptions
      .filter(({ node }) => !targets.includes(node) && isBelow(tree, node, targets))
      .map(({ node, assignment }) => [node, assignment]),
  );
  return [...chosen].map(([node, assignment]) => ({ assignment, nodes: [node] }));
}

function isBelow({ subtreeEnd }: OrgTree, node: number, others: readonly number[]): boolean {
  return others.some((other) => other < node && node < (subtreeEnd[other] ?? other));
}
