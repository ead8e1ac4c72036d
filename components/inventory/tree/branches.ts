import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";
import type { Expansion } from "@/lib/organizations/tree-view";
import type { OrganizationParams } from "../addresses/organization-address";

/** The part of the view that says which branches are open. */
export type Branches = Pick<OrganizationParams, "depth" | "toggled" | "matchDepth" | "folded">;

/** Levels that are open before the user opens any: the root shows its OUs. */
const DEFAULT_DEPTH = 1;

/**
 * The open branches that the URL asks for. A filter opens everything, so that what matches is seen; what is closed
 * meanwhile is kept apart from what was opened before, and gone when the filter is.
 */
export function expansionOf(tree: OrgTree, params: Branches, filtered: boolean): Expansion {
  const depth = filtered ? (params.matchDepth ?? Infinity) : (params.depth ?? DEFAULT_DEPTH);
  const exceptions = (filtered ? params.folded : params.toggled)
    .map(nodeLookup(tree))
    .filter((node) => node !== undefined);
  return { depth, exceptions: new Set(exceptions) };
}

/** Writes single branches that were opened or closed into the URL. */
export function branchChange(tree: OrgTree, { exceptions }: Expansion, filtered: boolean): Partial<Branches> {
  const ids = [...exceptions].map((node) => tree.ids[node] ?? "");
  return filtered ? { folded: ids } : { toggled: ids };
}

/** Opens everything above a depth and closes the rest, whatever was opened or closed by itself. */
export function depthChange(depth: number, filtered: boolean): Partial<Branches> {
  return filtered ? { matchDepth: depth, folded: [] } : { depth, toggled: [] };
}
