import fc from "fast-check";
import { expect, it } from "vitest";
import { classCounts } from "@/lib/organizations/account-classes";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { arbitraryCompliance } from "@/lib/testing/example-compliance";
import { arbitraryPacks } from "@/lib/testing/example-packs";
import { placePacks } from "../packs/table/placed-packs";
import { classesByCompliance } from "./compliance-classes";
import { compliancePlaces, unitCompliance } from "./compliance-counts";
import { complianceOf, placeCompliance } from "./table/placed-compliance";

const arbitraryPlaced = arbitraryPacks.chain(({ tree, snapshot }) =>
  arbitraryCompliance(snapshot).map((compliance) => ({
    tree,
    packs: snapshot.meta.packs.length,
    placed: placeCompliance(placePacks(tree, snapshot), compliance),
  })),
);

it("puts an account where it comes out in one pack, and where its worst pack does in all of them", () => {
  fc.assert(
    fc.property(arbitraryPlaced, ({ tree, packs, placed }) => {
      const all = classesByCompliance(tree, placed, undefined);
      const each = Array.from({ length: packs }, (_, pack) => classesByCompliance(tree, placed, pack));
      const worstFirst = all.classes.map(({ key }) => key);
      for (let node = 0; node < tree.size; node++) {
        if (tree.kind[node] !== NodeKind.Account) continue;
        const isActive = tree.state[node] === accountStates.indexOf("ACTIVE");
        const keys = each.map((one, pack) => {
          const key = one.classes[one.of[node] ?? -1]?.key;
          const { type } = complianceOf(placed, pack, node);
          expect(key).toBe(isActive ? (type ?? "without-pack") : "inactive");
          return worstFirst.indexOf(key ?? "inactive");
        });
        const none = isActive ? "without-pack" : "inactive";
        expect(all.of[node]).toBe(Math.min(...keys, worstFirst.indexOf(none)));
      }
      expect(classCounts(all, tree)(0).reduce((sum, count) => sum + count, 0)).toBe(
        tree.kind.filter((kind) => kind === NodeKind.Account).length,
      );
    }),
  );
});

const outcomes = [
  "nonCompliant",
  "compliant",
  "insufficientData",
  "unknown",
  "notEvaluated",
  "notCovered",
  "notRead",
  "withoutPack",
] as const;

it("counts in the OUs of a place, and in none of them, what the place counts", () => {
  fc.assert(
    fc.property(arbitraryPlaced, fc.nat(), ({ tree, packs, placed }, chosen) => {
      const units = [...tree.kind.keys()].filter((node) => tree.kind[node] !== NodeKind.Account);
      const scope = units[chosen % units.length] ?? 0;
      const [whole, ...parts] = compliancePlaces(tree, unitCompliance(tree, placed), scope);
      for (let pack = 0; pack < packs; pack++) {
        for (const outcome of outcomes)
          expect(parts.reduce((sum, part) => sum + part.counts(pack)[outcome], 0)).toBe(
            whole?.counts(pack)[outcome],
          );
      }
    }),
  );
});
