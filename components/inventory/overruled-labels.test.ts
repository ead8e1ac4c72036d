import fc from "fast-check";
import { expect, it } from "vitest";
import { cspmEffects } from "@/lib/inventory/snapshot/policies/cspm-effects";
import { policyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { classCounts } from "@/lib/organizations/account-classes";
import { accountStates } from "@/lib/organizations/model";
import { AttachedPolicy, CSPM_POLICY, securityHubPolicyTypes } from "@/lib/organizations/policies/model";
import { NodeKind } from "@/lib/organizations/tree";
import { StatusKind } from "@/lib/security-hub/governance/governance";
import { classesByStatus } from "@/lib/security-hub/governance/governance-classes";
import { governedTargets } from "@/lib/security-hub/governance/governed-targets";
import { countOverruled } from "@/lib/security-hub/governance/overruled";
import { arbitraryStatuses } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { governed } from "./tree/tree-model";
import { treeRowViews } from "./tree/tree-row-view";

const now = Date.UTC(2026, 0, 2) / 1000;
const policyTypes = securityHubPolicyTypes.map((type) => ({ type, status: "ENABLED" }));

it("marks the same accounts in the tree, on the map, among the policies and in files", () => {
  fc.assert(
    fc.property(arbitraryStatuses, fc.array(fc.nat(), { maxLength: 3 }), ({ tree, governance }, attached) => {
      const policy = AttachedPolicy.parse({
        ...{ id: "p-policy001", name: "cspm", description: "", type: CSPM_POLICY },
        targetIds: [...new Set(attached.map((node) => tree.ids[node % tree.size]))],
      });
      const meta = exampleSnapshotMeta({ policyTypes, organizationsPolicies: [policy] });
      const snapshot = { meta, tree, governance };
      const policyEffects = cspmEffects(snapshot);
      const nodes = Array.from({ length: tree.size }, (_, node) => node);
      const isActive = (node: number) =>
        tree.kind[node] === NodeKind.Account && accountStates[tree.state[node] ?? -1] === "ACTIVE";

      const rowView = treeRowViews(governed(snapshot, now), meta, now);
      const rows = nodes.filter((node) => rowView(node).mayNotHold);
      for (const node of nodes) {
        const { status, overruledBy, mayNotHold } = rowView(node);
        expect(mayNotHold).toBe(status === "success" && overruledBy.length > 0);
      }
      const lines = [...governedTargets(tree, governance, policyEffects, undefined)];
      expect(nodes.filter((node) => lines[node]?.mayNotHold === "yes")).toEqual(rows);
      for (const [node, { mayNotHold }] of lines.entries()) {
        expect(mayNotHold === "").toBe(governance.status[node] !== StatusKind.Success);
      }

      const accounts = rows.filter(isActive).length;
      const classes = classesByStatus(tree, governance, policyEffects, now);
      const index = classes.classes.findIndex(({ kind }) => kind === "overruled");
      expect(classCounts(classes, tree)(0)[index]).toBe(accounts);
      expect(countOverruled(tree, governance, policyEffects, 0)).toBe(accounts);
      const { policies, selfManaged, none } = policyOverview(snapshot, () => undefined, now);
      const all = [selfManaged, none, ...policies.map(({ affected }) => affected)];
      expect(all.reduce((sum, { overruled }) => sum + overruled, 0)).toBe(accounts);
      for (const { targets } of policies) {
        for (const { overruled, succeeded } of targets) expect(overruled).toBeLessThanOrEqual(succeeded);
      }
    }),
  );
});

it("says not known where the policies could not be read", () => {
  fc.assert(
    fc.property(arbitraryStatuses, ({ tree, governance }) => {
      const policyEffects = cspmEffects({ tree, meta: exampleSnapshotMeta({ policyTypes }) });
      for (const { associationStatus, mayNotHold } of governedTargets(
        tree,
        governance,
        policyEffects,
        undefined,
      )) {
        expect(mayNotHold).toBe(associationStatus === "SUCCESS" ? "not known" : "");
      }
    }),
  );
});
