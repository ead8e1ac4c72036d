import type { PlannedUnit, UnitPurpose } from "./organizational-unit-plan";
import { itemAt } from "./random";
import { company, people, services } from "./vocabulary";

/** One account before it has an id. */
export interface PlannedAccount {
  readonly name: string;
  /** Index of its OU in the plan; undefined directly below the root. */
  readonly unit: number | undefined;
  readonly purpose:
    "management" | "delegated-administrator" | "core" | "sandbox" | "suspended" | "exception" | "workload";
  /** Its place among the accounts of its purpose; traits are dealt out by it. */
  readonly ordinal: number;
}

const core: readonly { name: string; purpose: UnitPurpose }[] = [
  { name: "log-archive", purpose: "security" },
  { name: "network-hub", purpose: "infrastructure" },
  { name: "shared-services", purpose: "infrastructure" },
  { name: "audit", purpose: "security" },
  { name: "identity-center", purpose: "infrastructure" },
  { name: "backup-vault", purpose: "infrastructure" },
  { name: "incident-response", purpose: "security" },
  { name: "policy-staging", purpose: "staging" },
];

/**
 * Exactly `count` accounts: the management account, Security Hub's delegated administrator, the core accounts, and
 * from there on suspended ones, sandboxes of people, exceptions and the teams' workloads in believable parts.
 */
export function planAccounts(count: number, units: readonly PlannedUnit[]): PlannedAccount[] {
  const places = placesFor(units);
  const plan: PlannedAccount[] = [
    { name: `${company}-management`, unit: undefined, purpose: "management", ordinal: 0 },
    {
      name: "security-tooling",
      unit: first(places.security),
      purpose: "delegated-administrator",
      ordinal: 0,
    },
  ];
  core.slice(0, Math.floor(count / 6)).forEach(({ name, purpose }, ordinal) => {
    plan.push({ name, unit: first(indexesOf(units, purpose)), purpose: "core", ordinal });
  });

  const ordinals = { sandbox: 0, suspended: 0, exception: 0, workload: 0 };
  for (let turn = 0; plan.length < count; turn += 1) {
    const purpose = purposeOfTurn(turn);
    const ordinal = ordinals[purpose];
    ordinals[purpose] += 1;
    plan.push(member(purpose, ordinal, places, units));
  }
  return plan.slice(0, count);
}

type MemberPurpose = "sandbox" | "suspended" | "exception" | "workload";

/** One in 16 a sandbox, one in 64 suspended, one in 128 an exception; the first ones come early, so small worlds have them. */
function purposeOfTurn(turn: number): MemberPurpose {
  if (turn % 64 === 5) return "suspended";
  if (turn % 16 === 3) return "sandbox";
  return turn % 128 === 22 ? "exception" : "workload";
}

interface Places {
  readonly security: readonly number[];
  readonly sandbox: readonly number[];
  readonly suspended: readonly number[];
  readonly exception: readonly number[];
  readonly workload: readonly number[];
}

function placesFor(units: readonly PlannedUnit[]): Places {
  const parents = new Set(units.map((unit) => unit.parent));
  const leaves = units.flatMap((unit, index) =>
    !parents.has(index) && ["workloads", "business-unit", "team", "environment"].includes(unit.purpose)
      ? [index]
      : [],
  );
  return {
    security: indexesOf(units, "security"),
    sandbox: indexesOf(units, "sandbox"),
    suspended: indexesOf(units, "suspended"),
    exception: indexesOf(units, "exceptions"),
    workload: leaves,
  };
}

function member(
  purpose: MemberPurpose,
  ordinal: number,
  places: Places,
  units: readonly PlannedUnit[],
): PlannedAccount {
  const rooms = places[purpose];
  const unit = rooms.length === 0 ? undefined : itemAt(rooms, ordinal);
  switch (purpose) {
    case "sandbox":
      return {
        name: numbered(`sandbox-${itemAt(people, ordinal)}`, ordinal, people.length),
        unit,
        purpose,
        ordinal,
      };
    case "suspended":
      return {
        name: `old-${itemAt(services, ordinal)}-${String(2016 + (ordinal % 7))}-${ordinal + 1}`,
        unit,
        purpose,
        ordinal,
      };
    case "exception":
      return { name: `exception-vendor-${ordinal + 1}`, unit, purpose, ordinal };
    case "workload":
      return {
        name: workloadName(ordinal, rooms.length, unit === undefined ? undefined : units[unit]),
        unit,
        purpose,
        ordinal,
      };
  }
}

/** `pay-ledger-api-prod-euc1`: who, what, for which environment, where. */
function workloadName(ordinal: number, rooms: number, unit: PlannedUnit | undefined): string {
  const turn = Math.floor(ordinal / Math.max(rooms, 1));
  const parts = [unit?.code ?? "shared", itemAt(services, turn), unit?.environment, unit?.region];
  return numbered(parts.filter(Boolean).join("-"), turn, services.length);
}

/** The second time around a list of names they get a number. */
function numbered(name: string, ordinal: number, length: number): string {
  const round = Math.floor(ordinal / length);
  return round === 0 ? name : `${name}-${String(round + 1).padStart(2, "0")}`;
}

function indexesOf(units: readonly PlannedUnit[], purpose: UnitPurpose): number[] {
  return units.flatMap((unit, index) => (unit.purpose === purpose ? [index] : []));
}

function first(indexes: readonly number[]): number | undefined {
  return indexes[0];
}
