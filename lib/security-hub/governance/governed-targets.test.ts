import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryGovernance } from "@/lib/testing/arbitrary-organization";
import { AssociationKind, SelfManaged } from "./governance";
import { governedTargets } from "./governed-targets";

it("tells of every target what governs it, and of those that match alone", () => {
  fc.assert(
    fc.property(arbitraryGovernance, ({ tree, governance }) => {
      const all = [...governedTargets(tree, governance, new Uint8Array(tree.size), undefined)];
      expect(all.map(({ targetId }) => targetId)).toEqual(tree.ids);
      all.forEach(({ configuration, associationType, appliedAt }, node) => {
        const index = governance.policy[node] ?? -1;
        const name = index === SelfManaged ? "SELF_MANAGED_SECURITY_HUB" : governance.policies[index]?.name;
        expect(configuration).toBe(name ?? "");
        if (governance.type[node] === AssociationKind.Applied) {
          expect([associationType, appliedAt]).toEqual(["APPLIED", tree.ids[node]]);
        }
      });
      const none = new Uint8Array(tree.size);
      expect([...governedTargets(tree, governance, new Uint8Array(tree.size), none)]).toEqual([]);
    }),
  );
});

it("saves names as Organizations has them, empty ones and blanks included", () => {
  fc.assert(
    fc.property(
      arbitraryGovernance,
      fc.constantFrom("", "  two  spaces ", " "),
      ({ tree, governance }, name) => {
        const names = tree.names.map(() => name);
        const targets = [
          ...governedTargets({ ...tree, names }, governance, new Uint8Array(tree.size), undefined),
        ];
        for (const { targetName } of targets) expect(targetName).toBe(name);
      },
    ),
  );
});
