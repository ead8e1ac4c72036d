import { packsParsers } from "@/components/inventory/addresses/packs-address";
import { usePlacedRecorders } from "@/components/inventory/recorders/use-placed-recorders";
import { useAddress } from "@/components/ui/address/use-address";
import type { SwitchedOn } from "@/components/ui/rows/chosen-columns";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import type { PlacedRecorders } from "@/lib/aws-config/recorders/table/placed-recorders";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { listParsers } from "./list-address";

/**
 * Recorder coverage where a column or a filter of the packs shows it: it is fetched for these alone. `at` is the earlier time
 * that is shown, in epoch milliseconds.
 */
export function usePackRecorders({
  packs,
  organization,
  switchedOn,
  at,
}: {
  packs: PackSnapshot | null | undefined;
  organization: Snapshot | null | undefined;
  switchedOn: SwitchedOn;
  at?: number | undefined;
}): PlacedRecorders | undefined {
  const [{ recorder, sort }] = useAddress({ recorder: packsParsers.recorder, sort: listParsers.sort });
  const isWanted = recorder.length > 0 || sort === "recorder" || switchedOn.includes("recorder");
  return usePlacedRecorders(organization?.tree, packs?.meta.region ?? "", { isWanted, at });
}
