import { MAY_NOT_HOLD } from "@/components/inventory/overruled-labels";
import { statusAge, statusLabels } from "@/components/inventory/status-labels";
import type { TreeRowView } from "@/components/inventory/tree/tree-row-view";
import { formatCount, countOf } from "@/lib/format/count";
import { placeOf } from "@/lib/organizations/ancestry";
import type { OrgTree } from "@/lib/organizations/tree";
import type { ClassLook } from "./class-looks";
import type { Coloured } from "./map-facts";

/** What the map says of one root, OU or account. */
export interface MapTarget {
  readonly row: TreeRowView;
  readonly path: string;
  /** What governs it, and where that comes from. */
  readonly governed: string;
  /** `Failed`, `Pending 3 h`; of an account its class by packs where the colours show packs. */
  readonly status: string;
  /** Accounts below by class, those that there are; undefined for an account. */
  readonly below: { readonly accounts: number; readonly parts: readonly BelowPart[] } | undefined;
  /** The class of an account. */
  readonly look: ClassLook | undefined;
  /** All of it in one sentence, for those who hear it. */
  readonly sentence: string;
}

interface BelowPart {
  readonly look: ClassLook;
  readonly count: number;
}

/** Puts into words what a node is and how it stands. */
export function mapTarget(coloured: Coloured, row: TreeRowView, node: number, nowMs: number): MapTarget {
  const { tree, looks, classes } = coloured;
  const governed = governedLabels(row);
  const age = statusAge(row.status, row.updatedAt, nowMs);
  const status = [(row.mayNotHold ? MAY_NOT_HOLD : statusLabels[row.status]).word, age]
    .filter((part) => part !== undefined)
    .join(" ");
  const look = row.kind === "account" ? looks[classes.of[node] ?? 0] : undefined;
  const below = row.kind === "account" ? undefined : belowOf(coloured, node);
  const kind = row.kind === "account" ? "account" : row.kind === "ou" ? "OU" : "root";
  const numbers = below?.parts.map((part) => `${formatCount(part.count)} ${part.look.label}`) ?? [];
  return {
    row,
    path: pathWithout(tree, node),
    governed,
    status,
    below,
    look,
    sentence: [
      `${row.name}, ${kind}`,
      governed,
      status,
      ...(below === undefined ? [look?.label ?? ""] : [countOf(below.accounts, "account"), ...numbers]),
    ]
      .filter((part, index, all) => part !== "" && all.indexOf(part) === index)
      .join(", "),
  };
}

function governedLabels({ governedBy, applied, from }: TreeRowView): string {
  if (governedBy.kind === "none") return governedBy.word;
  const name = governedBy.kind === "policy" ? governedBy.name : "Self-managed";
  if (applied) return `${name}, directly applied`;
  return from === undefined ? `${name}, inherited` : `${name}, inherited from ${from.name}`;
}

function belowOf({ counts, looks }: Coloured, unit: number): MapTarget["below"] {
  const own = counts(unit);
  return {
    accounts: own.reduce((sum, count) => sum + count, 0),
    parts: looks.flatMap((look, index) => {
      const count = own[index] ?? 0;
      return count === 0 ? [] : [{ look, count }];
    }),
  };
}

function pathWithout(tree: OrgTree, node: number): string {
  return placeOf(tree, node) ?? "";
}
