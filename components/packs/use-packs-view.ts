import { type Branches, branchChange, depthChange } from "@/components/inventory/tree/branches";
import { inPlace, useAddress } from "@/components/ui/address/use-address";
import { useWarmUp } from "@/components/ui/use-warm-up";
import { noPackFilter, type PackFilter } from "@/lib/aws-config/packs/table/pack-filter";
import { statusesOf } from "@/lib/aws-config/packs/pack-outcome";
import { toggled } from "@/lib/organizations/tree-view";
import { BY_NAME } from "./counted-order";
import { derivedView, type DerivedView, shownRows } from "./derived-view";
import type { PacksModel } from "./packs-model";
import { clearedPacksFilter } from "../inventory/addresses/packs-address";
import { type ListChange, type ListParams, listParsers } from "./list-address";

export interface PacksView extends DerivedView {
  readonly params: ListParams;
  /** Changes the view in place: what one types or opens does not become a step of Back. */
  readonly change: (change: ListChange) => void;
  /** Changes the view as a step that Back undoes. */
  readonly go: (change: ListChange) => void;
  readonly clearFilter: () => void;
  readonly toggleBranch: (node: number) => void;
  readonly openToDepth: (depth: number) => void;
}

const warmedUp: PackFilter = { ...noPackFilter, text: "a", statuses: statusesOf.failed };
const unfolded: Branches = { depth: null, toggled: [], matchDepth: null, folded: [] };

/** The URL and the snapshots, and what follows from them. Pure derivations; the compiler keeps them. */
export function usePacksView(model: PacksModel): PacksView {
  const [params, setParams] = useAddress(listParsers, { history: "replace", clearOnDefault: true });
  const { tree } = model.placed;
  const worstOfFirst = { sort: model.packs.meta.packs[0]?.name ?? BY_NAME, direction: "descending" } as const;
  useWarmUp(model, () => void shownRows(model, warmedUp, unfolded, worstOfFirst, params.show));
  const view = derivedView(model, params);
  const filtered = view.matching !== undefined;
  return {
    ...view,
    params,
    change: (change) => void setParams(change, inPlace),
    go: (change) => void setParams(change, { history: "push" }),
    clearFilter: () => void setParams(clearedPacksFilter, { history: "push" }),
    toggleBranch: (node) =>
      void setParams(branchChange(tree, toggled(view.expansion, node), filtered), inPlace),
    openToDepth: (depth) => void setParams(depthChange(depth, filtered), inPlace),
  };
}
