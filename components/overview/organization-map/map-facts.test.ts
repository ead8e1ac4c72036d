import { createLoader } from "nuqs/server";
import fc from "fast-check";
import { expect, it } from "vitest";
import { filterOf, organizationParsers } from "@/components/inventory/addresses/organization-address";
import { packFilterOf, packsParsers } from "@/components/inventory/addresses/packs-address";
import { placeCompliance } from "@/lib/aws-config/compliance/table/placed-compliance";
import { matchesPackFilter } from "@/lib/aws-config/packs/table/pack-filter";
import { placePacks } from "@/lib/aws-config/packs/table/placed-packs";
import { buildGovernance } from "@/lib/security-hub/governance/governance";
import { arbitraryCompliance } from "@/lib/testing/example-compliance";
import { arbitraryPacks } from "@/lib/testing/example-packs";
import { cspmEffects } from "@/lib/inventory/snapshot/policies/cspm-effects";
import { AttachedPolicy, CSPM_POLICY } from "@/lib/organizations/policies/model";
import { NodeKind } from "@/lib/organizations/tree";
import { matchesFilter } from "@/lib/security-hub/governance/governance-filter";
import { arbitraryGovernance } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { classLink } from "./class-link";
import { unitAt } from "@/lib/organizations/places";
import { colour, mapView } from "./map-facts";

const loadPacksParams = createLoader(packsParsers);
const loadOrganizationParams = createLoader(organizationParsers);

const now = Date.UTC(2026, 0, 2) / 1000;
const meta = exampleSnapshotMeta();

it.each(["status", "policy"] as const)("divides what is shown among its lines, by %s", (by) => {
  fc.assert(
    fc.property(arbitraryGovernance, (governed) => {
      const coloured = colour({ meta, ...governed }, {}, by, now);
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
      const view = mapView(colour(snapshot, {}, by, now), 0);
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

it("leads from the compliance with a pack, and from what does not comply at all, to lists that count the same", () => {
  const arbitrary = arbitraryPacks.chain(({ tree, snapshot: packs }) =>
    arbitraryCompliance(packs).map((compliance) => ({ tree, packs, compliance })),
  );
  fc.assert(
    fc.property(arbitrary, fc.nat(), ({ tree, packs, compliance }, chosen) => {
      const { governance } = buildGovernance(tree, [], []);
      const deployed = placePacks(tree, packs);
      const placed = placeCompliance(deployed, compliance);
      const names = packs.meta.packs.map(({ name }) => name);
      // One more than there are packs stands for all of them.
      const at = chosen % (names.length + 1);
      const pack = at === names.length ? undefined : at;
      const coloured = colour(
        { meta, tree, governance },
        { packs, compliance: placed, pack },
        "compliance",
        now,
      );
      expect(coloured.by).toBe("compliance");
      const view = mapView(coloured, 0);
      for (const { id, counts } of view.rows) {
        if (id === undefined) continue;
        for (const [index, { key }] of view.looks.entries()) {
          const link = classLink("compliance", key, id, false, names[pack ?? -1]);
          if (link?.startsWith("/packs") !== true) continue;
          const params = loadPacksParams(new URL(link, "http://canopy").searchParams);
          const filter = packFilterOf(params, params.pack);
          expect(matchesPackFilter({ ...deployed, compliance: placed.cells }, filter).accounts).toBe(
            counts[index],
          );
        }
      }
    }),
  );
});

it("shows the status until compliance has arrived", () => {
  const [{ tree, governance } = { tree: undefined, governance: undefined }] = fc.sample(
    arbitraryGovernance,
    1,
  );
  if (tree === undefined) throw new Error("There is no example.");
  expect(colour({ meta, tree, governance }, {}, "compliance", now).by).toBe("status");
});
