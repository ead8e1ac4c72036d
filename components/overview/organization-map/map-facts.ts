import { ungovernedWord } from "@/components/inventory/ungoverned-word";
import { classesByPacks } from "@/lib/aws-config/packs/pack-classes";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { cspmEffects } from "@/lib/inventory/snapshot/policies/cspm-effects";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { type AccountClasses, type ClassCounts, classCounts } from "@/lib/organizations/account-classes";
import { displayName, lineage } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
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

/** Colours the organization; by packs only once they are there, and until then by status. */
export function colour(
  { meta, tree, governance }: Snapshot,
  packs: PackSnapshot | null | undefined,
  by: Colouring,
  nowSeconds: number,
): Coloured {
  const shown = by === "packs" && !packs ? "status" : by;
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
    if (shown === "packs" && packs) return classesByPacks(tree, packs);
    return classesByStatus(tree, governance, cspmEffects({ tree, meta }), nowSeconds);
  }
}

/** The root or OU that a link asks for; the root for anything that is none. */
export function unitAt(tree: OrgTree, id: string | null): number {
  const node = id === null ? undefined : nodeLookup(tree)(id);
  return node === undefined || tree.kind[node] === NodeKind.Account ? 0 : node;
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
