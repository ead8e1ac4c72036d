import { useQueryStates } from "nuqs";
import { branchChange, depthChange, expansionOf } from "@/components/organization/branches";
import { isEmptyPackFilter, matchesPackFilter, type PackMatches } from "@/lib/aws-config/packs/pack-filter";
import {
  type Expansion,
  matchesBelow,
  toggled,
  type VisibleRows,
  visibleRows,
} from "@/lib/organizations/tree-view";
import type { PacksModel } from "./packs-model";
import {
  clearedPacksFilter,
  packFilterOf,
  type PacksChange,
  type PacksParams,
  packsParsers,
} from "./search-params";

export interface PacksView {
  readonly params: PacksParams;
  readonly model: PacksModel;
  /** What the filter lets through. */
  readonly matches: PackMatches;
  /** How many accounts match in each subtree; undefined without a filter. */
  readonly matching: Uint32Array | undefined;
  readonly expansion: Expansion;
  readonly rows: VisibleRows;
  /** Changes the view in place: what one types or opens does not become a step of Back. */
  readonly change: (change: PacksChange) => void;
  /** Changes the view as a step that Back undoes. */
  readonly go: (change: PacksChange) => void;
  readonly clearFilter: () => void;
  readonly toggleBranch: (node: number) => void;
  readonly openToDepth: (depth: number) => void;
}

/** Deeper than any organization: Organizations allows five levels of OUs. */
const EVERYTHING = 99;

/** The URL and the snapshots, and what follows from them. Pure derivations; the compiler keeps them. */
export function usePacksView(model: PacksModel): PacksView {
  const [params, setParams] = useQueryStates(packsParsers, { history: "replace", clearOnDefault: true });
  const { tree } = model.placed;
  return {
    ...derivedView(model, params),
    change: (change) => void setParams(change),
    go: (change) => void setParams(change, { history: "push" }),
    clearFilter: () => void setParams(clearedPacksFilter, { history: "push" }),
    toggleBranch: (node) => {
      const { expansion, matching } = derivedView(model, params);
      void setParams(branchChange(tree, toggled(expansion, node), matching !== undefined));
    },
    openToDepth: (depth) =>
      void setParams(depthChange(depth, !isEmptyPackFilter(packFilterOf(params, params.pack)))),
  };
}

/** The part of the view that the server can make as well. */
export function derivedView(
  model: PacksModel,
  params: PacksParams,
): Pick<PacksView, "params" | "model" | "matches" | "matching" | "expansion" | "rows"> {
  const { tree } = model.placed;
  const filter = packFilterOf(params, params.pack);
  const filtered = !isEmptyPackFilter(filter);
  const matches = matchesPackFilter(model.placed, filter);
  const matching = filtered ? matchesBelow(tree, matches.nodes) : undefined;
  // A matrix of OUs alone would be another page: the accounts are what one came for.
  const expansion = expansionOf(tree, { ...params, depth: params.depth ?? EVERYTHING }, filtered);
  return {
    params,
    model,
    matches,
    matching,
    expansion,
    rows: visibleRows(tree, expansion, undefined, matching),
  };
}
