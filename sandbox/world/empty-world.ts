import type { Partition } from "./partitions";
import { noOrganizationPolicies } from "./sandbox-organization-policies";
import type { World } from "./world";

/** What can be said about a world without an organization. */
export interface EmptyWorldSpec {
  /** `aws` where absent. */
  readonly partition?: Partition;
  /** Stands until a finding aggregator decides the home Region; `eu-west-1` where absent. */
  readonly homeRegion?: string;
  /** The account that credentials act as before any AssumeRole; 123456789012 where absent. */
  readonly caller?: string;
  /** Milliseconds an evaluation takes at most. */
  readonly settleMs?: number;
}

/** A world with one account and no organization, for clients that build theirs from CreateOrganization on. */
export function emptyWorld(spec: EmptyWorldSpec = {}): World {
  const settling = spec.settleMs === undefined ? {} : { settleMs: spec.settleMs };
  return {
    partition: spec.partition ?? "aws",
    homeRegion: spec.homeRegion ?? "eu-west-1",
    organization: undefined,
    accounts: new Map(),
    organizationalUnits: new Map(),
    createAccountStatuses: new Map(),
    delegatedAdministrators: new Map(),
    trustedServices: new Map(),
    organizationTags: new Map(),
    organizationPolicies: noOrganizationPolicies(),
    securityHub: {
      delegatedAdministratorId: undefined,
      hubs: new Map(),
      offersAzure: false,
      findingAggregator: undefined,
      configuration: {
        configurationType: "LOCAL",
        status: "ENABLED",
        statusMessage: undefined,
        autoEnable: false,
        autoEnableStandards: "DEFAULT",
        settlesAt: undefined,
      },
      policies: new Map(),
      associations: new Map(),
      ...settling,
    },
    config: {
      packs: new Map(),
      recorders: new Map(),
      blockers: new Map(),
      managementRoleExists: false,
      aggregators: new Map(),
      authorizations: new Map(),
      standingAuthorization: undefined,
      accountChanges: new Map(),
      accountChangesPerWeek: 1_000,
      ...settling,
    },
    defaultCaller: spec.caller ?? "123456789012",
  };
}
