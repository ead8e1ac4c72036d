import { useMemo } from "react";
import { groupByCause } from "@/lib/aws-config/packs/causes/failure-causes";
import { findContradictions } from "@/lib/aws-config/packs/contradictions";
import { countsOfRows } from "@/lib/aws-config/packs/pack-counts";
import { departedDeployments, packTotals } from "@/lib/aws-config/packs/pack-figures";
import { packsInQuestion } from "@/lib/aws-config/packs/table/pack-filter";
import { newestPackChange } from "@/lib/inventory/snapshot/newest-change";
import { packSources } from "./columns/pack-column";
import { withoutRecorder } from "@/lib/aws-config/packs/table/placed-packs";
import type { PacksModel } from "./packs-model";

/** What follows from the snapshots whatever the filter: a keystroke must not ask all rows for their causes. */
export function useModelFacts(model: PacksModel) {
  return useMemo(
    () => ({
      rows: packSources(
        model.packs,
        model.compliance && ((pack) => model.compliance?.counts(pack, 0)),
        (pack) => withoutRecorder(model.placed, pack),
      ),
      totals: packTotals(model.packs.columns.map(countsOfRows)),
      // An account that has not been read yet looks like one that has left.
      departed: model.hasAllAccounts ? departedDeployments(model.placed) : 0,
      changedAt: newestPackChange(model.packs),
      findings: model.packs.meta.packs.map(({ name }, pack) => ({
        name,
        found: findContradictions(model.placed, pack, model.hasAllAccounts),
      })),
    }),
    [model],
  );
}

/** The causes of failures of the packs in question, and these as indexes. */
export function useCauses({ packs, placed }: PacksModel, names: readonly string[]) {
  return useMemo(() => {
    const question = packsInQuestion(placed, { packs: names });
    return { question, causes: groupByCause(packs, question) };
  }, [packs, placed, names]);
}
