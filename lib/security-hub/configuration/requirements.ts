import type { Connection } from "@/lib/connection/connection";
import { standing } from "@/lib/connection/standing";
import type { FindingAggregator, OrganizationConfiguration, OrganizationConfigurationUpdate } from "../model";
import { hasOptInRegions, isOptInRegion } from "../opt-in-regions";
import type { LocalBlockers } from "./blockers";

export type RequirementId =
  | "delegated-administrator"
  | "finding-aggregator"
  | "home-region"
  | "not-opt-in"
  | "nothing-applied"
  | "no-policies";

/** Something AWS wants before it makes a change. */
export interface Requirement {
  readonly id: RequirementId;
  /** `unknown`: it could not be read; AWS will say. */
  readonly state: "met" | "unmet" | "unknown";
}

/** What is known of the organization when a change is considered. `undefined` is what could not be read. */
export interface RequirementContext {
  readonly connection: Connection;
  readonly current: OrganizationConfiguration | undefined;
  readonly findingAggregator: FindingAggregator | null | undefined;
  readonly blockers: LocalBlockers | undefined;
}

/**
 * What an update needs, in the order in which to set it up. Only CENTRAL needs the home Region, to enter and to leave:
 * the automatic settings of LOCAL are each Region's own.
 */
export function requirementsOf(
  { configurationType }: Pick<OrganizationConfigurationUpdate, "configurationType">,
  context: RequirementContext,
): Requirement[] {
  const isCentral = context.current?.configurationType === "CENTRAL";
  if (configurationType === "CENTRAL") {
    return [
      administrator(context, true),
      { id: "finding-aggregator", state: stateOf(known(context.findingAggregator, isThere)) },
      homeRegion(context),
      ...optIn(context),
    ];
  }
  const administers = administrator(context, isCentral);
  if (!isCentral) return [administers];
  const { blockers } = context;
  return [
    administers,
    homeRegion(context),
    { id: "nothing-applied", state: stateOf(blockers && blockers.associations.length === 0) },
    { id: "no-policies", state: stateOf(blockers && blockers.policies.length === 0) },
  ];
}

function administrator({ connection }: RequirementContext, isCentral: boolean): Requirement {
  const id = "delegated-administrator";
  switch (standing(connection, connection.securityHubAdministrators)) {
    case "administrator":
      return { id, state: "met" };
    case "member":
      return { id, state: "unmet" };
    case "management":
      // It can administer Security Hub without Organizations listing it, but never central configuration.
      return { id, state: isCentral ? "unmet" : "unknown" };
    case "unknown":
      return { id, state: "unknown" };
  }
}

/** Nothing in a partition that has no opt-in Regions. */
function optIn({ connection: { region } }: RequirementContext): Requirement[] {
  if (!hasOptInRegions(region)) return [];
  return [{ id: "not-opt-in", state: isOptInRegion(region) ? "unmet" : "met" }];
}

function homeRegion({ connection, findingAggregator }: RequirementContext): Requirement {
  const isHome = known(findingAggregator, (there) => there?.homeRegion === connection.region);
  return { id: "home-region", state: stateOf(isHome) };
}

function isThere(aggregator: FindingAggregator | null): boolean {
  return aggregator !== null;
}

function known<Value>(value: Value | undefined, is: (value: Value) => boolean): boolean | undefined {
  return value === undefined ? undefined : is(value);
}

function stateOf(isMet: boolean | undefined): Requirement["state"] {
  if (isMet === undefined) return "unknown";
  return isMet ? "met" : "unmet";
}
