import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryOrganization, organizationOf } from "@/lib/testing/arbitrary-organization";
import { displayName } from "./ancestry";
import { flatOrder, flatRows, namePlaces } from "./flat-rows";
import { buildTree, byName } from "./tree";

const someTree = arbitraryOrganization.map(buildTree);
/** A value for each node, of few different ones, so that many nodes are equal. */
const someValues = fc.array(fc.nat({ max: 3 }), { minLength: 50, maxLength: 50 });
const someMatches = fc.array(fc.nat({ max: 1 }), { minLength: 50, maxLength: 50 });

describe("flatOrder", () => {
  it("sorts all nodes by name without a comparison, equal names in the order of the tree", () => {
    fc.assert(
      fc.property(
        someTree,
        fc.array(fc.constantFrom("a", "A", "b2", "b10", ""), { minLength: 50 }),
        (tree, names) => {
          const named = { ...tree, names: names.slice(0, tree.size) };
          const order = [...flatOrder(named, undefined)];
          const expected = order
            .toSorted((a, b) => a - b)
            .toSorted((a, b) => byName.compare(displayName(named, a), displayName(named, b)));
          expect(order).toEqual(expected);
          for (const [place, node] of order.entries()) expect(namePlaces(named)[node]).toBe(place);
        },
      ),
    );
  });

  it("sorts all nodes by a comparison, equals by name, both ways", () => {
    fc.assert(
      fc.property(someTree, someValues, fc.constantFrom(1, -1), (tree, values, sign) => {
        const compare = (a: number, b: number) => sign * ((values[a] ?? 0) - (values[b] ?? 0));
        const order = [...flatOrder(tree, compare)];
        const places = namePlaces(tree);
        expect(order.toSorted((a, b) => a - b)).toEqual([...tree.ids.keys()]);
        for (const [place, node] of order.entries()) {
          const next = order[place + 1];
          if (next === undefined) continue;
          const difference = compare(node, next) || (places[node] ?? 0) - (places[next] ?? 0);
          expect(difference).toBeLessThan(0);
        }
      }),
    );
  });

  it("puts accounts of different OUs between each other, where the tree keeps them apart", () => {
    const tree = buildTree(organizationOf([-1, -1], [{ parent: 1 }, { parent: 0 }, { parent: 1 }]));
    const names = [...flatOrder(tree, undefined)].map((node) => tree.names[node]);
    expect(names).toEqual(["account-0", "account-1", "account-2", "OU 0", "OU 1", "Root"]);
  });
});

describe("flatRows", () => {
  it("are the nodes that match and no others, in the order, each with its row", () => {
    fc.assert(
      fc.property(someTree, someValues, someMatches, (tree, values, bits) => {
        const order = flatOrder(tree, (a, b) => (values[a] ?? 0) - (values[b] ?? 0));
        const matches = Uint8Array.from(bits.slice(0, tree.size));
        const { rows, rowOf } = flatRows(order, matches);
        expect([...rows]).toEqual([...order].filter((node) => matches[node] === 1));
        for (const node of tree.ids.keys()) expect(rowOf[node]).toBe(rows.indexOf(node));
      }),
    );
  });

  it("are all nodes without a filter", () => {
    fc.assert(
      fc.property(someTree, (tree) => {
        const order = flatOrder(tree, undefined);
        expect([...flatRows(order, undefined).rows]).toEqual([...order]);
      }),
    );
  });
});
