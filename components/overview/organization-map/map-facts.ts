import { ungovernedWord } from "@/components/inventory/ungoverned-word";
import { classesByCompliance } from "@/lib/aws-config/compliance/compliance-classes";
import type { PlacedCompliance } from "@/lib/aws-config/compliance/table/placed-compliance";
import { classesByPacks } from "@/lib/aws-config/packs/pack-classes";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { cspmEffects } from "@/lib/inventory/snapshot/policies/cspm-effects";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { type AccountClasses, type ClassCounts, classCounts } from "@/lib/organizations/account-classes";
import { displayName, lineage } from "@/lib/organizations/ancestry";
import type { OrgTree } from "@/lib/organizations/tree";
import { unitsIn } from "@/lib/organizations/tree-steps";
import { classesByPolicy, classesByStatus } from "@/lib/security-hub/governance/governance-classes";
import { type ClassLook, lookOf, type MapClass } from "./class-looks";
import type { Colouring } from "./search-params";

/** What a colouring says of the whole organization. */
export interface Coloured {
  /** What the colours show: the status, where the packs were asked for and are not there. */
  readonly by: Colouring;
  readonly tree: OrgTree;
  readonly classes: AccountClasses<MapClass>;
  readonly looks: readonly ClassLook[];
  readonly counts: ClassCounts;
}

/** What is laid over the organization where the colours are about it. */
export interface MapLayers {
  readonly packs?: PackSnapshot | null | undefined;
  readonly compliance?: PlacedCompliance | undefined;
  /** The pack that compliance is shown of, as an index of the packs; the worst of all where it is absent. */
  readonly pack?: number | undefined;
}

/** Colours the organization; by packs and by compliance only once they are there, and until then by status. */
export function colour(
  { meta, tree, governance }: Snapshot,
  { packs, compliance, pack }: MapLayers,
  by: Colouring,
  nowSeconds: number,
): Coloured {
  const isToCome = (by === "packs" && !packs) || (by === "compliance" && compliance === undefined);
  const shown = isToCome ? "status" : by;
  const classes = classesOf();
  const ungoverned = ungovernedWord(meta);
  return {
    by: shown,
    tree,
    classes,
    looks: classes.classes.map((each) => lookOf(each, ungoverned)),
    counts: classCounts(classes, tree),
  };

  function classesOf(): AccountClasses<MapClass> {
    if (shown === "policy") return classesByPolicy(tree, governance);
    if (shown === "compliance" && compliance) return classesByCompliance(tree, compliance, pack);
    if (shown === "packs" && packs) return classesByPacks(tree, packs);
    return classesByStatus(tree, governance, cspmEffects({ tree, meta }), nowSeconds);
  }
}

/** A line of the table below the map: an OU, or the accounts directly in the unit that is shown. */
export interface MapRow {
  /** Undefined for the accounts directly in the unit. */
  readonly id: string | undefined;
  readonly name: string;
  readonly accounts: number;
  /** Parallel to the looks. */
  readonly counts: readonly number[];
}

/** What the map says in words and numbers: its legend and its table, plain enough for the server to render first. */
export interface MapView {
  readonly by: Colouring;
  /** From the root down to what is shown. */
  readonly path: readonly { readonly id: string; readonly name: string }[];
  readonly looks: readonly ClassLook[];
  /** Of everything that is shown, parallel to the looks. */
  readonly counts: readonly number[];
  readonly accounts: number;
  readonly rows: readonly MapRow[];
  /** OUs that the table leaves out, because a user does not read that many lines here. */
  readonly furtherUnits: number;
}

const mostRows = 200;

/** The numbers of a root or OU and of each OU directly in it. */
export function mapView({ by, tree, looks, counts }: Coloured, unit: number): MapView {
  const total = counts(unit);
  const units = unitsIn(tree, unit);
  const direct = [...total];
  const rows = units.map((child): MapRow => {
    const own = counts(child);
    own.forEach((count, index) => (direct[index] = (direct[index] ?? 0) - count));
    return rowOf(tree.ids[child], displayName(tree, child), [...own]);
  });
  const rest = rowOf(
    undefined,
    `Accounts in ${displayName(tree, unit)} (no ${unit === 0 ? "OU" : "OU below"})`,
    direct,
  );
  return {
    by,
    path: lineage(tree, unit)
      .reverse()
      .map((node) => ({ id: tree.ids[node] ?? "", name: displayName(tree, node) })),
    looks,
    counts: [...total],
    accounts: sum([...total]),
    rows: [...rows.slice(0, mostRows), ...(rest.accounts > 0 ? [rest] : [])],
    furtherUnits: Math.max(0, rows.length - mostRows),
  };
}

function rowOf(id: string | undefined, name: string, counts: readonly number[]): MapRow {
  return { id, name, accounts: sum(counts), counts };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
