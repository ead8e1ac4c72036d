import { isMissing } from "@/lib/core/missing-part";
import type { Figures } from "@/lib/core/figures";
import { accountStates } from "@/lib/organizations/model";
import { countsOfRows, type PackCounts } from "./pack-counts";
import { matchesPackFilter, noPackFilter } from "./table/pack-filter";
import { type PackOutcome, statusesOf } from "./pack-outcome";
import type { PackSnapshot, PackSnapshotMeta } from "./table/pack-snapshot";
import { PackCell, type PlacedPacks } from "./table/placed-packs";

const active = accountStates.indexOf("ACTIVE");

/**
 * All packs together: deployments by what they came to, each account counted once for each pack, whether it is in the
 * organization or has left. `failed`, `inProgress`, `deployed`, `deleted` and `unknown` add up to all deployments.
 */
export interface PackTotals {
  readonly packs: number;
  /** Packs that failed in at least one account. */
  readonly packsFailed: number;
  readonly failed: number;
  readonly inProgress: number;
  readonly deployed: number;
  readonly deleted: number;
  /** With a status that Canopy doesn't know. */
  readonly unknown: number;
}

/** Which numbers of all packs are lower bounds. */
export interface PacksMissing {
  /** Of the packs themselves: not all of them are known. */
  readonly packs: boolean;
  /** Of the deployments: packs are missing, or accounts of some. */
  readonly accounts: boolean;
}

/** What is missing of a snapshot of the packs. */
export function packsMissing({
  complete,
  missingParts,
}: Pick<PackSnapshotMeta, "complete" | "missingParts">): PacksMissing {
  const packs = !complete || isMissing(missingParts, { part: "packs" });
  return { packs, accounts: packs || missingParts.some(({ part }) => part === "pack-accounts") };
}

/** Adds up the packs: the one place where deployments of several packs are counted. */
export function packTotals(packs: readonly PackCounts[]): PackTotals {
  const sum = (of: (counts: PackCounts) => number) => packs.reduce((total, counts) => total + of(counts), 0);
  return {
    packs: packs.length,
    packsFailed: packs.filter(({ failed }) => failed > 0).length,
    failed: sum(({ failed }) => failed),
    inProgress: sum(({ inProgress }) => inProgress),
    deployed: sum(({ deployed }) => deployed),
    deleted: sum(({ deleted }) => deleted),
    unknown: sum(({ unknown }) => unknown),
  };
}

/** The deployments in accounts that have left the organization: `packTotals` has them, and no root or OU does. */
export function departedDeployments({ snapshot, departed }: PlacedPacks): number {
  return snapshot.columns.reduce(
    (sum, { status }) => sum + departed.filter((row) => status[row] !== PackCell.NoRow).length,
    0,
  );
}

/** In how many accounts at least one pack came to an outcome. `active` and `inactive` are parts of `accounts`. */
interface OutcomeAccounts {
  readonly accounts: number;
  readonly active: number;
  readonly inactive: number;
  /** Accounts that have left the organization, beside `accounts`. */
  readonly departed: number;
}

/** Counts accounts with an outcome, as the list of packs filtered by its statuses does. */
export function accountsWithOutcome(placed: PlacedPacks, outcome: PackOutcome): OutcomeAccounts {
  const filter = { ...noPackFilter, statuses: statusesOf[outcome] };
  const { nodes, accounts, departed } = matchesPackFilter(placed, filter);
  let inactive = 0;
  for (const [node, match] of nodes.entries()) {
    if (match === 1 && placed.tree.state[node] !== active) inactive++;
  }
  return { accounts, active: accounts - inactive, inactive, departed: departed.length };
}

/**
 * The packs in numbers, for comparing with the next time: how many there are, in how many of them something failed, and
 * what came of all deployments. Absent where not every list could be read.
 */
export function packFigures({ meta, columns }: PackSnapshot): Figures {
  if (packsMissing(meta).accounts) return {};
  return { ...packTotals(columns.map(countsOfRows)), packs: meta.packs.length };
}
