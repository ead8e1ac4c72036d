import type { World } from "./world";

const day = 86_400_000;
/** Its accounts are where a team would try a new kind of policy first. */
const firstUnitName = "Sandbox";

const types = { cspm: "SECURITYHUB_CSPM_POLICY", unified: "SECURITYHUB_POLICY" } as const;

/**
 * Enables Organizations' two policy types for Security Hub and attaches policies of both: the unified Security Hub's to
 * the root; Security Hub CSPM's to the OU Sandbox (to the root where there is none), one that adds to it to the first
 * account of that OU, and one whose effective policy is not valid to the second. Ids are the same in every world.
 */
export function seedOrganizationPolicies(world: World, now: number): void {
  const { organization, organizationPolicies: book } = world;
  if (organization === undefined) return;
  const sandboxUnit = [...world.organizationalUnits.values()].find(({ name }) => name === firstUnitName);
  const firstTarget = sandboxUnit?.id ?? organization.rootId;
  const [first, second] = [...world.accounts.values()].filter(
    ({ parentId, id }) => parentId === firstTarget && id !== organization.managementAccountId,
  );
  const policies = [
    {
      id: "p-sandboxhub1",
      type: types.unified,
      name: "security-hub-everywhere",
      description: "Security Hub in every Region",
      document: { securityhub: regionLists({ "@@assign": ["ALL_SUPPORTED"] }, { "@@assign": [] }) },
      target: organization.rootId,
    },
    {
      id: "p-sandboxcspm1",
      type: types.cspm,
      name: "cspm-baseline",
      description: "Security Hub CSPM in every Region but one",
      document: {
        cspm_enablement: regionLists(
          { "@@assign": ["ALL_SUPPORTED"] },
          { "@@assign": ["eu-central-1"], "@@operators_allowed_for_child_policies": ["@@append"] },
        ),
      },
      target: firstTarget,
    },
    {
      id: "p-sandboxcspm2",
      type: types.cspm,
      name: "cspm-exception",
      description: "One more Region without Security Hub CSPM",
      document: { cspm_enablement: regionLists({ "@@append": [] }, { "@@append": ["us-east-1"] }) },
      target: first?.id,
    },
    {
      id: "p-sandboxcspm3",
      type: types.cspm,
      name: "cspm-misspelled",
      description: "Names a Region that does not exist",
      document: { cspm_enablement: regionLists({ "@@append": ["eu-west-9"] }, { "@@append": [] }) },
      target: second?.id,
    },
  ];
  for (const { document, target, ...policy } of policies) {
    const updatedAt = now - 30 * day;
    book.enabledTypes.add(policy.type);
    book.policies.set(policy.id, { ...policy, content: JSON.stringify(document), updatedAt });
    if (target === undefined) continue;
    const byTarget = book.attachments.get(policy.type) ?? new Map<string, never>();
    book.attachments.set(
      policy.type,
      new Map(byTarget).set(target, [{ policyId: policy.id, attachedAt: updatedAt }]),
    );
  }
}

function regionLists(enable: object, disable: object) {
  return { enable_in_regions: enable, disable_in_regions: disable };
}
