import { createLoader } from "nuqs/server";
import fc from "fast-check";
import { expect, it } from "vitest";
import { filterOf, organizationParsers } from "@/components/inventory/addresses/organization-address";
import { cspmEffects } from "@/lib/inventory/snapshot/policies/cspm-effects";
import { AttachedPolicy, CSPM_POLICY } from "@/lib/organizations/policies/model";
import { NodeKind } from "@/lib/organizations/tree";
import { matchesFilter } from "@/lib/security-hub/governance/governance-filter";
import { arbitraryGovernance } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { classLink } from "./class-link";
import { colour, mapView, unitAt } from "./map-facts";

const loadOrganizationParams = createLoader(organizationParsers);

const now = Date.UTC(2026, 0, 2) / 1000;
const meta = exampleSnapshotMeta();

it.each(["status", "policy"] as const)("divides what is shown among its lines, by %s", (by) => {
  fc.assert(
    fc.property(arbitraryGovernance, (governed) => {
      const coloured = colour({ meta, ...governed }, undefined, by, now);
      const { tree } = governed;
      for (let unit = 0; unit < tree.size; unit++) {
        if (tree.kind[unit] === NodeKind.Account) continue;
        const view = mapView(coloured, unit);
        const sums = view.looks.map((_, index) =>
          view.rows.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0),
        );
        expect(sums).toEqual(view.counts);
        expect(view.path.at(-1)?.id).toBe(tree.ids[unit]);
        expect(unitAt(tree, tree.ids[unit] ?? "")).toBe(unit);
      }
    }),
  );
});

it.each(["status", "policy"] as const)("leads to lists that count the same, by %s", (by) => {
  fc.assert(
    fc.property(arbitraryGovernance, fc.nat(), ({ tree, governance }, attachedAt) => {
      const policy = AttachedPolicy.parse({
        ...{ id: "p-policy001", name: "cspm", description: "", type: CSPM_POLICY },
        targetIds: [tree.ids[attachedAt % tree.size]],
      });
      const policyTypes = [{ type: CSPM_POLICY, status: "ENABLED" }];
      const snapshot = {
        meta: exampleSnapshotMeta({ policyTypes, organizationsPolicies: [policy] }),
        ...{ tree, governance },
      };
      const view = mapView(colour(snapshot, undefined, by, now), 0);
      const hasOverruled = view.looks.some(
        ({ key }, index) => key === "overruled" && (view.counts[index] ?? 0) > 0,
      );
      for (const { id, counts } of view.rows) {
        if (id === undefined) continue;
        for (const [index, { key }] of view.looks.entries()) {
          const link = classLink(by, key, id, hasOverruled);
          if (link === undefined) continue;
          const params = loadOrganizationParams(new URL(link, "http://canopy").searchParams);
          const matches = matchesFilter(tree, governance, filterOf(params), now, {
            policyEffects: cspmEffects(snapshot),
          });
          expect(matches.reduce((sum, match) => sum + match, 0)).toBe(counts[index]);
        }
      }
    }),
  );
});

it("shows the root for a link to something that is no OU, or gone", () => {
  const [{ tree } = { tree: undefined }] = fc.sample(arbitraryGovernance, 1);
  if (tree === undefined) throw new Error("There is no example.");
  for (const id of [null, "ou-gone-00000000", "100000000000"]) expect(unitAt(tree, id)).toBe(0);
});
