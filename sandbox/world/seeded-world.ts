import { SELF_MANAGED } from "@/lib/core/identifiers";
import { planAccounts, type PlannedAccount } from "./account-plan";
import { traitsOf } from "./account-traits";
import { emptyWorld } from "./empty-world";
import { type PlannedUnit, planOrganizationalUnits } from "./organizational-unit-plan";
import { homeRegions, type Partition } from "./partitions";
import { integerBetween, type Random, seededRandom } from "./random";
import { accountApplication, type SeededConfiguration, unitApplications } from "./seeded-applications";
import { seedAssociations } from "./seeded-associations";
import { seedConfig } from "./seeded-config";
import { noOrganizationPolicies } from "./sandbox-organization-policies";
import { seededIdentifiers } from "./seeded-identifiers";
import { seededPolicies } from "./seeded-policies";
import { seedTags } from "./seeded-tags";
import { mailDomain } from "./vocabulary";
import type { SandboxAccount, SandboxOrganizationalUnit, World } from "./world";

export interface SeededWorldSpec {
  /** At least two: the management account cannot be the delegated administrator of central configuration. */
  readonly accounts: number;
  readonly ous: number;
  /** The same seed makes the same world, whatever the machine; times are relative to `now`. */
  readonly seed: number;
  /** Epoch milliseconds. */
  readonly now: number;
  /** `aws` where absent. */
  readonly partition?: Partition;
  /** By the partition where absent. */
  readonly homeRegion?: string;
  /** Whether a policy is applied to the root, so that every target has an association; true where absent. */
  readonly governedRoot?: boolean;
  /** Milliseconds an evaluation takes at most. */
  readonly settleMs?: number;
}

const DAY = 86_400_000;
const delegatedServices = [
  "securityhub.amazonaws.com",
  "config.amazonaws.com",
  "config-multiaccountsetup.amazonaws.com",
];

/** An organization under central configuration, in the state such organizations are in after some years. */
export function seededWorld(spec: SeededWorldSpec): World {
  if (spec.accounts < 2) throw new RangeError("A seeded world has at least two accounts.");
  const { seed, now, partition = "aws" } = spec;
  const random = seededRandom(seed);
  const identifiers = seededIdentifiers(random);
  const homeRegion = spec.homeRegion ?? homeRegions[partition];
  const world = emptyWorld({ ...spec, homeRegion, caller: identifiers.accountId(1) });

  const rootId = identifiers.rootId;
  world.organization = {
    id: identifiers.organizationId,
    managementAccountId: identifiers.accountId(0),
    featureSet: "ALL",
    rootId,
    rootName: "Root",
  };
  world.organizationPolicies = noOrganizationPolicies(["SERVICE_CONTROL_POLICY"]);
  const unitPlan = planOrganizationalUnits(spec.ous, random);
  const units = unitPlan.map(({ name, parent }, index): SandboxOrganizationalUnit => {
    const parentId = parent === undefined ? rootId : identifiers.organizationalUnitId(parent);
    return { id: identifiers.organizationalUnitId(index), name, parentId };
  });
  world.organizationalUnits = new Map(units.map((unit) => [unit.id, unit]));
  const accountPlan = planAccounts(spec.accounts, unitPlan);
  const accounts = accountPlan.map((planned, index) => {
    const parentId = planned.unit === undefined ? rootId : (units[planned.unit]?.id ?? rootId);
    return account(planned, identifiers.accountId(index), parentId, random, now);
  });
  world.accounts = new Map(accounts.map((member) => [member.id, member]));
  seedTags(world, { rootId, unitPlan, units, accountPlan, accounts });

  seedSecurityHub(world, identifiers.uuid);
  const configurationIdOf = seedPolicies(world, identifiers.uuid, now);
  seedAssociations({
    world,
    applied: applications({ spec, rootId, unitPlan, units, accountPlan, accounts, configurationIdOf }),
    pending: pendingAccounts(accountPlan, accounts),
    random,
    now,
  });
  for (const service of delegatedServices) {
    world.trustedServices.set(service, now - 900 * DAY);
    world.delegatedAdministrators.set(service, new Map([[world.defaultCaller, now - 900 * DAY]]));
  }
  seedConfig(world, seed, now);
  return world;
}

function account(
  planned: PlannedAccount,
  id: string,
  parentId: string,
  random: Random,
  now: number,
): SandboxAccount {
  const { name, purpose, ordinal, unit } = planned;
  return {
    id,
    name,
    email: `aws+${name}@${mailDomain}`,
    parentId,
    joinedMethod: purpose === "management" || ordinal % 40 === 39 ? "INVITED" : "CREATED",
    joinedAt: now - integerBetween(random, 210, 2_400) * DAY - integerBetween(random, 0, DAY / 1_000) * 1_000,
    ...traitsOf(planned, unit ?? 0),
  };
}

function seedSecurityHub(
  { securityHub, defaultCaller, homeRegion, partition }: World,
  uuid: () => string,
): void {
  securityHub.delegatedAdministratorId = defaultCaller;
  securityHub.findingAggregator = {
    arn: `arn:${partition}:securityhub:${homeRegion}:${defaultCaller}:finding-aggregator/${uuid()}`,
    homeRegion,
    regionLinkingMode: "ALL_REGIONS",
    regions: [],
  };
  Object.assign(securityHub.configuration, { configurationType: "CENTRAL", autoEnableStandards: "NONE" });
}

function seedPolicies(
  { securityHub, defaultCaller, homeRegion, partition }: World,
  uuid: () => string,
  now: number,
): (configuration: SeededConfiguration) => string {
  const place = { partition, region: homeRegion, administratorId: defaultCaller };
  const policies = seededPolicies(place, uuid, now);
  for (const policy of policies.values()) securityHub.policies.set(policy.id, policy);
  return (configuration) =>
    configuration === SELF_MANAGED ? configuration : (policies.get(configuration)?.id ?? SELF_MANAGED);
}

interface Plans {
  readonly spec: SeededWorldSpec;
  readonly rootId: string;
  readonly unitPlan: readonly PlannedUnit[];
  readonly units: readonly SandboxOrganizationalUnit[];
  readonly accountPlan: readonly PlannedAccount[];
  readonly accounts: readonly SandboxAccount[];
  readonly configurationIdOf: (configuration: SeededConfiguration) => string;
}

function applications(plans: Plans): ReadonlyMap<string, string> {
  const applied = new Map<string, string>();
  function apply(targetId: string | undefined, configuration: SeededConfiguration | undefined): void {
    if (targetId === undefined || configuration === undefined) return;
    applied.set(targetId, plans.configurationIdOf(configuration));
  }
  if (plans.spec.governedRoot ?? true) apply(plans.rootId, "org-baseline");
  unitApplications(plans.unitPlan).forEach((configuration, index) =>
    apply(plans.units[index]?.id, configuration),
  );
  plans.accountPlan.forEach((planned, index) =>
    apply(plans.accounts[index]?.id, accountApplication(planned)),
  );
  return applied;
}

/** About one account in a hundred has been started lately; a few have been PENDING for longer than AWS says they may. */
function pendingAccounts(
  plan: readonly PlannedAccount[],
  accounts: readonly SandboxAccount[],
): ReadonlyMap<string, "recent" | "stuck"> {
  const pending = new Map<string, "recent" | "stuck">();
  plan.forEach(({ purpose, ordinal }, index) => {
    const id = accounts[index]?.id;
    if (purpose !== "workload" || id === undefined) return;
    if (ordinal % 97 === 5) pending.set(id, "recent");
    if (ordinal % 331 === 12) pending.set(id, "stuck");
  });
  return pending;
}
