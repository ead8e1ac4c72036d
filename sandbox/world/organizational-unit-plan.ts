import { integerBetween, itemAt, type Random, shuffled } from "./random";
import { businessUnits, teams } from "./vocabulary";

export type UnitPurpose =
  | "security"
  | "infrastructure"
  | "workloads"
  | "sandbox"
  | "suspended"
  | "exceptions"
  | "staging"
  | "business-unit"
  | "team"
  | "environment";

export type Environment = "prod" | "staging" | "dev";

/** One OU before it has an id. */
export interface PlannedUnit {
  readonly name: string;
  /** Index of the parent in the plan; undefined below the root. */
  readonly parent: number | undefined;
  readonly purpose: UnitPurpose;
  /** The beginning of the names of accounts in it, such as `pay-ledger`. */
  readonly code: string;
  readonly environment: Environment | undefined;
  /** The end of the names of accounts in it, such as `euc1`; empty where the OU is not of one Region. */
  readonly region: string;
}

const SMALL = 24;
/** Below this, business units are kept small so that there are several. */
const LARGE = 300;

const environments: readonly { name: string; environment: Environment }[] = [
  { name: "Production", environment: "prod" },
  { name: "Development", environment: "dev" },
  { name: "Staging", environment: "staging" },
];
const regions = [
  { name: "Frankfurt", code: "euc1" },
  { name: "Virginia", code: "use1" },
  { name: "Singapore", code: "apse1" },
] as const;

/**
 * Exactly `count` OUs, parents before children, at most five levels deep: the top level AWS recommends, and below
 * Workloads business units, their teams, the teams' environments and for some of them Regions.
 */
export function planOrganizationalUnits(count: number, random: Random): PlannedUnit[] {
  const plan: PlannedUnit[] = [];
  for (const unit of unitsWithoutEnd(count, random, () => plan.length)) {
    if (plan.length === count) break;
    plan.push(unit);
  }
  return plan;
}

/** `position` answers the index that the unit just about to be yielded gets. */
function* unitsWithoutEnd(count: number, random: Random, position: () => number): Generator<PlannedUnit> {
  yield top("Security", "security", "security");
  const workloads = position();
  yield top("Workloads", "workloads", "shared");
  yield top("Sandbox", "sandbox", "sandbox");
  yield top("Suspended", "suspended", "old");
  if (count >= SMALL) yield* furtherTopLevel(position);
  for (let index = 0; ; index += 1)
    yield* businessUnit({ index, workloads, teamsPerUnit: count < LARGE ? 4 : 7 }, random, position);
}

function* furtherTopLevel(position: () => number): Generator<PlannedUnit> {
  const infrastructure = position();
  yield top("Infrastructure", "infrastructure", "infra");
  yield { ...top("Network", "infrastructure", "network"), parent: infrastructure };
  yield { ...top("Shared Services", "infrastructure", "shared"), parent: infrastructure };
  yield top("Exceptions", "exceptions", "exception");
  yield top("Policy Staging", "staging", "policy-staging");
}

function* businessUnit(
  { index, workloads, teamsPerUnit }: { index: number; workloads: number; teamsPerUnit: number },
  random: Random,
  position: () => number,
): Generator<PlannedUnit> {
  const { name, code } = itemAt(businessUnits, index);
  // An organization larger than the vocabulary has second divisions; sibling names must stay different.
  const division = Math.floor(index / businessUnits.length) + 1;
  const ending = division === 1 ? "" : String(division);
  const unit = position();
  yield {
    ...top(division === 1 ? name : `${name} ${ending}`, "business-unit", code + ending),
    parent: workloads,
  };
  for (const team of shuffled(random, teams).slice(0, teamsPerUnit)) {
    yield* teamUnits({ team, code: `${code}${ending}-${team.toLowerCase()}`, unit }, random, position);
  }
}

function* teamUnits(
  { team, code, unit }: { team: string; code: string; unit: number },
  random: Random,
  position: () => number,
): Generator<PlannedUnit> {
  const teamIndex = position();
  yield { ...top(team, "team", code), parent: unit };
  const production = position();
  for (const { name, environment } of environments.slice(0, integerBetween(random, 2, 3))) {
    yield { ...top(name, "environment", code), parent: teamIndex, environment };
  }
  if (random() > 0.3) return;
  for (const region of regions.slice(0, integerBetween(random, 2, 3))) {
    yield {
      ...top(region.name, "environment", code),
      parent: production,
      environment: "prod",
      region: region.code,
    };
  }
}

function top(name: string, purpose: UnitPurpose, code: string): PlannedUnit {
  return { name, parent: undefined, purpose, code, environment: undefined, region: "" };
}
