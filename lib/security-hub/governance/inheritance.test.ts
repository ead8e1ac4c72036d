import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineage } from "@/lib/organizations/ancestry";
import { arbitraryGovernance } from "@/lib/testing/arbitrary-organization";
import { AssociationKind, NoPolicy } from "./governance";
import { findDisagreements, NoSource, winningSources } from "./inheritance";

describe("winningSources", () => {
  it("is the closest application on the way to the root", () => {
    fc.assert(
      fc.property(arbitraryGovernance, ({ tree, governance }) => {
        const sources = winningSources(tree, governance);
        for (let node = 0; node < tree.size; node++) {
          const closest = lineage(tree, node).find(
            (each) => governance.type[each] === AssociationKind.Applied,
          );
          expect(sources[node]).toBe(closest ?? NoSource);
        }
      }),
    );
  });
});

describe("findDisagreements", () => {
  it("finds none where AWS follows its own rules", () => {
    fc.assert(
      fc.property(arbitraryGovernance, ({ tree, governance }) => {
        expect(findDisagreements(tree, governance, new Set())).toEqual([]);
      }),
    );
  });

  it("finds a node that AWS reports otherwise, and says what was expected", () => {
    fc.assert(
      fc.property(arbitraryGovernance, fc.nat(), ({ tree, governance }, pick) => {
        const inherited = [...tree.ids.keys()].filter(
          (node) => governance.type[node] === AssociationKind.Inherited,
        );
        const node = inherited[pick % Math.max(1, inherited.length)];
        if (node === undefined) return;
        const expected = governance.policy[node] ?? NoPolicy;
        governance.policy[node] = NoPolicy;
        governance.type[node] = AssociationKind.None;
        expect(findDisagreements(tree, governance, new Set())).toEqual([
          { node, expected, reported: NoPolicy },
        ]);
      }),
    );
  });
});
