import fc from "fast-check";
import { expect, it } from "vitest";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { arbitraryGovernance } from "@/lib/testing/arbitrary-organization";
import { NoPolicy } from "@/lib/security-hub/governance/governance";
import { associationAt } from "./association-at";
import { withAssociations } from "./with-associations";

it("reads out of the columns what was written into them", () => {
  fc.assert(
    fc.property(arbitraryGovernance, ({ tree, governance }) => {
      const snapshot = { meta: exampleSnapshotMeta(), tree, governance };
      const all = tree.ids.flatMap((id) => associationAt(snapshot, id) ?? []);
      const rewritten = withAssociations(withAssociations(snapshot, [], [...tree.ids]), all);
      expect(tree.ids.flatMap((id) => associationAt(rewritten, id) ?? [])).toEqual(all);
      const governed = governance.policy.filter((policy) => policy !== NoPolicy);
      expect(all).toHaveLength(governed.length);
    }),
  );
});
