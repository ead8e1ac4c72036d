import { displayName } from "@/lib/organizations/ancestry";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
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

/** A part of the organization for which packs are counted. */
export interface PackPlace {
  readonly name: string;
  /** The root or OU; undefined for accounts that are in no OU. */
  readonly unit: number | undefined;
  readonly counts: (pack: number) => PackCounts;
}

/** The organization, its top-level OUs and, where there are any, the accounts in none, which add up to the first. */
export function packPlaces(tree: OrgTree, counts: (pack: number, unit: number) => PackCounts): PackPlace[] {
  const units = topLevelUnits(tree);
  const isRootEmpty = !tree.kind.some((kind, node) => kind === NodeKind.Account && tree.parent[node] === 0);
  const inNone: PackPlace = {
    name: `Accounts in ${displayName(tree, 0)} (no OU)`,
    unit: undefined,
    counts: (pack) =>
      countsWithout(
        counts(pack, 0),
        units.map((unit) => counts(pack, unit)),
      ),
  };
  return [
    { name: "Organization", unit: 0, counts: (pack) => counts(pack, 0) },
    ...units.map((unit) => ({
      name: displayName(tree, unit),
      unit,
      counts: (pack: number) => counts(pack, unit),
    })),
    ...(isRootEmpty ? [] : [inNone]),
  ];
}

/** Each pack in each place of `packPlaces`: what the view by OU shows, in the order in which the packs are given. */
export function* placeSummaries(
  { snapshot }: PlacedPacks,
  places: readonly PackPlace[],
  order: readonly number[],
): Generator<PackSummary, void, undefined> {
  for (const pack of order) {
    const { name = "", status } = snapshot.meta.packs[pack] ?? {};
    for (const place of places) {
      yield { ...numbersOf(place.counts(pack)), pack: name, status: status?.status ?? "", place: place.name };
    }
  }
}

function numbersOf({ failed, inProgress, deployed, deleted, unknown, excluded, withoutRow }: PackCounts) {
  return { failed, inProgress, deployed, deleted, unknown, excluded, withoutRow };
}

function topLevelUnits(tree: OrgTree): number[] {
  const units: number[] = [];
  for (let node = 1; node < tree.size; node = tree.subtreeEnd[node] ?? tree.size) {
    if (tree.kind[node] === NodeKind.OrganizationalUnit) units.push(node);
  }
  return units;
}
