import { debounce, useQueryStates } from "nuqs";
import { useEffect } from "react";
import { type Branches, branchChange, depthChange } from "@/components/organization/branches";
import { isEmptyPackFilter, noPackFilter, type PackFilter } from "@/lib/aws-config/packs/pack-filter";
import { statusesOf } from "@/lib/aws-config/packs/pack-outcome";
import { toggled } from "@/lib/organizations/tree-view";
import { derivedView, type DerivedView, shownRows } from "./derived-view";
import type { PacksModel } from "./packs-model";
import { clearedPacksFilter, packFilterOf, type PacksChange, packsParsers } from "./search-params";

export interface PacksView extends DerivedView {
  /** Changes the view in place: what one types or opens does not become a step of Back. */
  readonly change: (change: PacksChange) => void;
  /** Changes the view as a step that Back undoes. */
  readonly go: (change: PacksChange) => void;
  readonly clearFilter: () => void;
  readonly toggleBranch: (node: number) => void;
  readonly openToDepth: (depth: number) => void;
}

const SEARCH_DELAY_MS = 300;
/** Twice, because the browser compiles what it has run once. */
const rehearsals: readonly PackFilter[] = [
  { ...noPackFilter, text: "a", statuses: statusesOf.failed },
  { ...noPackFilter, text: "e", statuses: statusesOf.failed },
];
const unfolded: Branches = { depth: null, toggled: [], matchDepth: null, folded: [] };
/** The view changes at once. Its address follows when one pauses, because Next renders the page again for each address. */
const inPlace = { history: "replace", limitUrlUpdates: debounce(200) } as const;

/** The URL and the snapshots, and what follows from them. Pure derivations; the compiler keeps them. */
export function usePacksView(model: PacksModel): PacksView {
  const [params, setParams] = useQueryStates(packsParsers, { history: "replace", clearOnDefault: true });
  const { tree } = model.placed;
  useReadySearch(model);
  return {
    ...derivedView(model, params),
    change: (change) => void setParams(change, inPlace),
    go: (change) => void setParams(change, { history: "push" }),
    clearFilter: () => void setParams(clearedPacksFilter, { history: "push" }),
    toggleBranch: (node) => {
      const { expansion, matching } = derivedView(model, params);
      void setParams(branchChange(tree, toggled(expansion, node), matching !== undefined), inPlace);
    },
    openToDepth: (depth) =>
      void setParams(depthChange(depth, !isEmptyPackFilter(packFilterOf(params, params.pack))), inPlace),
  };
}

/** Searches while nobody waits, so that the first letter of a filter finds the names lower-cased and the code warm. */
function useReadySearch(model: PacksModel): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const filter of rehearsals) shownRows(model, filter, unfolded);
    }, SEARCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [model]);
}
