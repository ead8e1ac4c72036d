import { type Place, placesIn } from "@/lib/organizations/places";
import type { OrgTree } from "@/lib/organizations/tree";
import type { ComplianceCounts } from "../compliance/compliance-counts";
import { causeGuidance, causeKindOf } from "./causes/cause-guidance";
import { groupByCause } from "./causes/failure-causes";
import { countsOfRows, countsWithout, type PackCounts } from "./pack-counts";
import { matchesPackFilter, type PackFilter, packsInQuestion, rowTest } from "./table/pack-filter";
import type { PackSnapshot } from "./table/pack-snapshot";
import type { PlacedPacks } from "./table/placed-packs";

/** One cause of failure with how far it goes, as a row of a file. */
export interface CauseSummary {
  readonly cause: string;
  readonly errorCode: string;
  /** Without what differs from account to account. */
  readonly errorMessage: string;
  readonly accounts: number;
  /** Failed deployments: an account counts once for each pack. */
  readonly deployments: number;
  /** Names, `; ` between them. */
  readonly packs: string;
}

/** The causes that a filter lets through, the largest first: what the view by cause shows. */
export function* causeSummaries(
  placed: PlacedPacks,
  filter: PackFilter,
): Generator<CauseSummary, void, undefined> {
  const { snapshot } = placed;
  const keeps = rowTest(placed, matchesPackFilter(placed, filter), filter);
  for (const { rows, ...cause } of groupByCause(snapshot, packsInQuestion(placed, filter), keeps)) {
    const packs = [...new Set(rows.map(({ pack }) => snapshot.meta.packs[pack]?.name ?? ""))];
    yield {
      cause: causeGuidance[causeKindOf(cause)].title,
      errorCode: cause.errorCode ?? "",
      errorMessage: cause.message ?? "",
      accounts: new Set(rows.map(({ row }) => row)).size,
      deployments: rows.length,
      packs: packs.join("; "),
    };
  }
}

/** One pack in a part of the organization, in numbers. */
export interface PackSummary extends Pick<
  PackCounts,
  "failed" | "inProgress" | "deployed" | "deleted" | "unknown" | "excluded" | "withoutRow"
> {
  readonly pack: string;
  /** AWS's status of the pack as a whole; empty where it could not be read. */
  readonly status: string;
  /** `Organization`, a top-level OU, or the accounts in none. */
  readonly place: string;
}

/**
 * Each pack in numbers as AWS counts them: what the table of packs shows, in the order in which they are named.
 * `withoutRow` can't be known from its rows.
 */
export function* packSummaries(
  { meta, columns }: PackSnapshot,
  shown: readonly { readonly name: string }[] = meta.packs,
): Generator<PackSummary, void, undefined> {
  for (const { name } of shown) {
    const index = meta.packs.findIndex((pack) => pack.name === name);
    const pack = meta.packs[index];
    const rows = columns[index];
    if (rows === undefined || pack === undefined) continue;
    const { status, excludedAccounts } = pack;
    const counts = { ...countsOfRows(rows), excluded: excludedAccounts.length };
    yield { ...numbersOf(counts), pack: name, status: status?.status ?? "", place: "Organization" };
  }
}

/** A place with the counts of its deployments. */
export type PackPlace = Place<PackCounts>;

/** A root or OU, the OUs directly in it and the accounts in none of them, which add up to the first. */
export function packPlaces(
  tree: OrgTree,
  counts: (pack: number, unit: number) => PackCounts,
  scope = 0,
): PackPlace[] {
  return placesIn(tree, scope, counts, countsWithout);
}

/** A pack in a place with its compliance, where that is known. */
export type PlaceSummary = PackSummary &
  Partial<Omit<ComplianceCounts, "unknown">> & {
    /** Accounts with an outcome that Canopy doesn't know. */
    readonly otherCompliance?: number;
  };

/** Each pack in each place of `packPlaces`: what the view by OU shows, in the order in which the packs are given. */
export function* placeSummaries(
  { snapshot }: PlacedPacks,
  places: readonly PackPlace[],
  order: readonly number[],
  compliance: readonly Place<ComplianceCounts>[] = [],
): Generator<PlaceSummary, void, undefined> {
  for (const pack of order) {
    const { name = "", status } = snapshot.meta.packs[pack] ?? {};
    for (const [index, place] of places.entries()) {
      yield {
        ...numbersOf(place.counts(pack)),
        pack: name,
        status: status?.status ?? "",
        place: place.name,
        ...complianceOf(compliance[index]?.counts(pack)),
      };
    }
  }
}

function complianceOf(counts: ComplianceCounts | undefined): Partial<PlaceSummary> {
  if (counts === undefined) return {};
  const { unknown, ...others } = counts;
  return { ...others, otherCompliance: unknown };
}

function numbersOf({ failed, inProgress, deployed, deleted, unknown, excluded, withoutRow }: PackCounts) {
  return { failed, inProgress, deployed, deleted, unknown, excluded, withoutRow };
}
