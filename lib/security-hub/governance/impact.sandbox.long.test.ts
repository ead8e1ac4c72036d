import { CreateConfigurationPolicyCommand } from "@aws-sdk/client-securityhub";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { collect } from "@/lib/aws/paginate";
import { type AwsUnderTest, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { SELF_MANAGED, TargetId } from "@/lib/core/identifiers";
import {
  listAccounts,
  listDelegatedAdministrators,
  listOrganizationalUnitsForParent,
  listRoots,
} from "@/lib/organizations/aws/operations";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { buildTree, NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { evaluationOf } from "./evaluation";
import {
  AssociationKind,
  buildGovernance,
  clearAssociations,
  copyGovernance,
  type Governance,
  patchGovernance,
  SelfManaged,
} from "./governance";
import { impactOf } from "./impact";
import type { Assignment } from "../model";
import {
  getConfigurationPolicyAssociation,
  listConfigurationPolicies,
  listConfigurationPolicyAssociations,
  startConfigurationPolicyAssociation,
  startConfigurationPolicyDisassociation,
} from "../aws/operations";

const HOUR_MS = 3_600_000;

let sandbox: AwsUnderTest;
beforeAll(async () => {
  sandbox = await sandboxUnderTest();
  // The rule about the delegated administrator needs a policy that switches Security Hub off.
  const ConfigurationPolicy = { SecurityHub: { ServiceEnabled: false } };
  await sandbox.aws.securityHub.send(
    new CreateConfigurationPolicyCommand({ Name: "Off", ConfigurationPolicy }),
  );
});
afterAll(() => sandbox.close());

it("says beforehand what an assignment then does: preview, apply, compare", async () => {
  const tree = await readTree();
  const administrators = await listDelegatedAdministrators(sandbox.aws, "securityhub.amazonaws.com");
  const delegatedAdministrators = new Set<string>(administrators.map(({ id }) => id));
  const administratorNodes = [...tree.ids.keys()].filter((node) =>
    delegatedAdministrators.has(tree.ids[node] ?? ""),
  );
  const policies = await listConfigurationPolicies(sandbox.aws);
  const assignments: Assignment[] = [
    { kind: "self-managed" },
    { kind: "inherit" },
    ...policies.map(({ id }): Assignment => ({ kind: "apply-policy", policyId: id })),
  ];
  async function showAnswer(shown: Governance, target: number): Promise<void> {
    const targetId = TargetId.parse(tree.ids[target]);
    const answer = await getConfigurationPolicyAssociation(sandbox.aws, targetId);
    const evaluation = evaluationOf({ tree, governance: shown, delegatedAdministrators }, targetId, answer);
    const lookup = nodeLookup(tree);
    patchGovernance(shown, lookup, evaluation.associations);
    clearAssociations(
      shown,
      evaluation.cleared.flatMap((id) => lookup(id) ?? []),
    );
  }
  // One organization lives through all runs, so that each begins where the last assignment has left it.
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...assignments),
      // The delegated administrator has rules of its own, and must not wait for chance.
      fc.array(fc.oneof(fc.nat(), fc.constantFrom(...administratorNodes)), { minLength: 1, maxLength: 3 }),
      async (assignment, picks) => {
        const before = await readGovernance(tree);
        const targets = picks.map((pick) => pick % tree.size);
        const impact = impactOf({ tree, governance: before, targets, assignment, delegatedAdministrators });
        const shown = copyGovernance(before);
        for (const target of impact.targets) {
          await apply(tree, before, assignment, target);
          await showAnswer(shown, target);
        }
        // Before anything settles: what is shown without asking is what AWS answers when asked.
        const unsettled = await readGovernance(tree);
        for (let node = 0; node < tree.size; node++) {
          const place = `${tree.names[node] ?? ""} after ${JSON.stringify(assignment)} at ${targets.join()}`;
          expect([shown.policy[node], shown.type[node], shown.status[node]], place).toEqual([
            unsettled.policy[node],
            unsettled.type[node],
            unsettled.status[node],
          ]);
        }
        await sandbox.advance?.(HOUR_MS);
        const after = await readGovernance(tree);

        const changed = new Map(
          impact.changes.flatMap((change) => change.accounts.map((node) => [node, change])),
        );
        for (let node = 0; node < tree.size; node++) {
          if (tree.kind[node] !== NodeKind.Account) continue;
          const place = `${tree.names[node] ?? ""} after ${JSON.stringify(assignment)} at ${targets.join()}`;
          const change = changed.get(node);
          expect(after.policy[node], place).toBe(change?.after ?? before.policy[node]);
          if (change !== undefined) expect(change.before, place).toBe(before.policy[node]);
        }
        expect(evaluatedAnew(tree, before, after).filter((node) => !impact.evaluated.includes(node))).toEqual(
          [],
        );
      },
    ),
    { numRuns: 300 },
  );
});

async function readTree(): Promise<OrgTree> {
  const { aws } = sandbox;
  const [[root], accounts] = await Promise.all([listRoots(aws), collect(listAccounts(aws))]);
  if (!root) throw new Error("An organization has a root.");
  const parents = new Set(accounts.flatMap(({ ancestorIds }) => ancestorIds));
  const units = await Promise.all(
    [...parents].map((id) => collect(listOrganizationalUnitsForParent(aws, id))),
  );
  return buildTree({ root, accounts, organizationalUnits: units.flat() });
}

async function readGovernance(tree: OrgTree): Promise<Governance> {
  const { aws } = sandbox;
  const policies = await listConfigurationPolicies(aws);
  return buildGovernance(tree, policies, await collect(listConfigurationPolicyAssociations(aws))).governance;
}

async function apply(
  tree: OrgTree,
  before: Governance,
  assignment: Assignment,
  target: number,
): Promise<void> {
  const targetId = tree.ids[target];
  if (targetId === undefined) throw new Error("A target is in the tree.");
  if (assignment.kind === "inherit") {
    const applied = before.policy[target] ?? SelfManaged;
    const configurationId = applied === SelfManaged ? SELF_MANAGED : before.policies[applied]?.id;
    if (configurationId === undefined) throw new Error("What is applied is known.");
    await startConfigurationPolicyDisassociation(sandbox.aws, { targetId, configurationId });
    return;
  }
  const configurationId = assignment.kind === "self-managed" ? SELF_MANAGED : assignment.policyId;
  await startConfigurationPolicyAssociation(sandbox.aws, { targetId, configurationId });
}

/** Nodes whose association AWS touched: another configuration, another source, or a newer date. */
function evaluatedAnew(tree: OrgTree, before: Governance, after: Governance): number[] {
  return [...tree.ids.keys()].filter(
    (node) =>
      before.policy[node] !== after.policy[node] ||
      (before.type[node] === AssociationKind.Applied) !== (after.type[node] === AssociationKind.Applied),
  );
}
