import fc from "fast-check";
import { AccountId, OrganizationalUnitId, PolicyId, RootId, SELF_MANAGED } from "@/lib/core/identifiers";
import { type Account, type OrganizationalUnit, accountStates } from "@/lib/organizations/model";
import { PolicyEffect } from "@/lib/organizations/policies/policy-effect";
import { buildTree, type OrgTree, type TreeInput } from "@/lib/organizations/tree";
import {
  buildGovernance,
  type Governance,
  NoPolicy,
  StatusKind,
  UnknownPolicy,
} from "@/lib/security-hub/governance/governance";
import type { ConfigurationPolicySummary, PolicyAssociation } from "@/lib/security-hub/model";

export const rootId = RootId.parse("r-test");

export function unitId(index: number): OrganizationalUnitId {
  return OrganizationalUnitId.parse(`ou-test-${String(index).padStart(8, "0")}`);
}

export function accountId(index: number): AccountId {
  return AccountId.parse(String(100_000_000_000 + index));
}

export function policy(index: number, serviceEnabled = true): ConfigurationPolicySummary {
  const id = PolicyId.parse(`00000000-0000-4000-8000-${String(index).padStart(12, "0")}`);
  return {
    id,
    arn: `arn:test:${index}`,
    name: `Policy ${index}`,
    updatedAt: "2026-01-01T00:00:00.000Z",
    serviceEnabled,
  };
}

/** An organization from two lists of parents: `units[i]` is an earlier OU's index or -1 for the root. */
export function organizationOf(
  units: readonly number[],
  accounts: readonly { parent: number; state?: Account["state"]; joinedAt?: string }[],
): TreeInput {
  function ancestors(unit: number): Account["ancestorIds"] {
    return unit < 0 ? [rootId] : [...ancestors(units[unit] ?? -1), unitId(unit)];
  }
  return {
    root: { id: rootId, name: "Root" },
    organizationalUnits: units.map((parent, index): OrganizationalUnit => ({
      id: unitId(index),
      name: `OU ${index}`,
      parentId: parent < 0 ? rootId : unitId(parent),
    })),
    accounts: accounts.map(({ parent, state = "ACTIVE", joinedAt }, index) => ({
      id: accountId(index),
      name: `account-${index}`,
      email: `account-${index}@example.com`,
      state,
      parentId: parent < 0 ? rootId : unitId(parent),
      ancestorIds: ancestors(parent),
      ...(joinedAt !== undefined && { joinedAt }),
    })),
  };
}

/** Organizations of up to a dozen OUs and thirty accounts, of any shape and in every account state. */
export const arbitraryOrganization = fc
  .array(fc.nat(), { maxLength: 12 })
  .map((seeds) => seeds.map((seed, index) => (seed % (index + 1)) - 1))
  .chain((units) =>
    fc
      .array(
        fc.record(
          {
            parent: fc.integer({ min: -1, max: units.length - 1 }),
            state: fc.oneof(
              { weight: 4, arbitrary: fc.constant("ACTIVE" as const) },
              fc.constantFrom(...accountStates),
            ),
            joinedAt: fc.constantFrom("2024-05-06T07:08:09.000Z", "2025-01-02T03:04:05.000Z"),
          },
          { requiredKeys: ["parent", "state"] },
        ),
        { maxLength: 30 },
      )
      .map((accounts) => organizationOf(units, accounts)),
  );

export const testPolicies = [policy(0), policy(1), policy(2, false)];

/** What is applied at a node: the index of a test policy, self-managed behaviour, or nothing. */
type Application = number | typeof SELF_MANAGED | undefined;

/** A tree whose applications are arbitrary and whose inherited associations follow the documented rules. */
export const arbitraryGovernance: fc.Arbitrary<{ tree: OrgTree; governance: Governance }> =
  arbitraryOrganization.chain((input) => {
    const tree = buildTree(input);
    const application = fc.constantFrom<Application>(undefined, undefined, undefined, 0, 1, 2, SELF_MANAGED);
    return fc.array(application, { minLength: tree.size, maxLength: tree.size }).map((applications) => ({
      tree,
      governance: buildGovernance(tree, testPolicies, associationsOf(tree, applications)).governance,
    }));
  });

/** The same with statuses of all kinds, and with statuses and configurations that AWS names and Canopy does not know. */
export const arbitraryStatuses: fc.Arbitrary<{ tree: OrgTree; governance: Governance }> =
  arbitraryGovernance.chain(({ tree, governance }) => {
    const each = fc.record({
      status: fc.constantFrom(StatusKind.Pending, StatusKind.Success, StatusKind.Failed, StatusKind.Unknown),
      updatedAt: fc.integer({ min: 0, max: 2_000_000_000 }),
      isUnknown: fc.boolean(),
    });
    return fc.array(each, { minLength: tree.size, maxLength: tree.size }).map((drawn) => ({
      tree,
      governance: {
        ...governance,
        status: governance.status.map((status, node) =>
          status === StatusKind.None ? status : (drawn[node]?.status ?? status),
        ),
        updatedAt: governance.updatedAt.map((at, node) => drawn[node]?.updatedAt ?? at),
        policy: governance.policy.map((policy, node) =>
          policy !== NoPolicy && drawn[node]?.isUnknown === true ? UnknownPolicy : policy,
        ),
      },
    }));
  });

/** The same with whether an Organizations policy reaches each node, as `policyEffects` says it. */
export const arbitraryPolicyEffects: fc.Arbitrary<{
  tree: OrgTree;
  governance: Governance;
  policyEffects: Uint8Array;
}> = arbitraryStatuses.chain(({ tree, governance }) =>
  fc
    .array(fc.constantFrom(PolicyEffect.None, PolicyEffect.Affected, PolicyEffect.Unknown), {
      minLength: tree.size,
      maxLength: tree.size,
    })
    .map((policyEffects) => ({ tree, governance, policyEffects: Uint8Array.from(policyEffects) })),
);

function associationsOf(tree: OrgTree, applications: readonly Application[]): PolicyAssociation[] {
  return tree.ids.flatMap((targetId, node) => {
    for (let source = node; source >= 0; source = tree.parent[source] ?? -1) {
      const applied = applications[source];
      if (applied === undefined) continue;
      const configurationId = applied === SELF_MANAGED ? SELF_MANAGED : policy(applied).id;
      const type = source === node ? "APPLIED" : "INHERITED";
      return [
        {
          targetId,
          configurationId,
          type,
          status: "SUCCESS",
          updatedAt: "2026-01-01T00:00:00.000Z",
        } as const,
      ];
    }
    return [];
  });
}
