import { type PackOutcome, statusesOf } from "@/lib/aws-config/packs/pack-outcome";
import { clearedPacksFilter, type PackFace, type PacksViewName } from "../inventory/addresses/packs-address";
import type { ListChange, ListParams } from "./list-address";

/** The steps from one view of all packs to another. They change the address alone, so they can be taken before the packs have arrived. */
export interface PacksSteps {
  readonly showView: (view: PacksViewName) => void;
  readonly showFace: (show: PackFace) => void;
  /** The accounts in which packs came out so; undefined shows the packs. */
  readonly showOutcome: (outcome: PackOutcome | undefined) => void;
}

/** The steps from where `params` are; `go` takes one that Back undoes. */
export function packsSteps({ compliance }: ListParams, go: (change: ListChange) => void): PacksSteps {
  return {
    showView: (view) => go({ view, by: null, byDirection: null }),
    showFace: (show) => go({ show, compliance: show === "compliance" ? compliance : null }),
    showOutcome: (outcome) =>
      go({
        ...clearedPacksFilter,
        view: outcome === undefined ? "packs" : "matrix",
        status: outcome === undefined ? null : [...statusesOf[outcome]],
      }),
  };
}
