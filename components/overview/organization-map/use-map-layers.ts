import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { complianceQueries } from "@/lib/aws-config/compliance/client/queries";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { placeCompliance } from "@/lib/aws-config/compliance/table/placed-compliance";
import { packQueries } from "@/lib/aws-config/packs/client/queries";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { placePacks } from "@/lib/aws-config/packs/table/placed-packs";
import type { Failure } from "@/lib/core/failure";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import type { MapLayers } from "./map-facts";
import type { Colouring, MapParams } from "./search-params";

interface FetchedLayers {
  readonly layers: MapLayers;
  readonly packs: PackSnapshot | null | undefined;
  readonly compliance: ComplianceSnapshot | null | undefined;
  /** The pack that the colours are about; undefined for all. */
  readonly pack: string | undefined;
  readonly failure: Failure | undefined;
}

/**
 * The rows of packs and their compliance: a browser tab fetches them only when the user colours the map by them, or is about to.
 * @param ahead what the pointer is at: fetched and laid out before the press, so that the press recolours the map at once
 */
export function useMapLayers(
  snapshot: Snapshot | null | undefined,
  { by, pack: chosen }: Pick<MapParams, "by" | "pack">,
  ahead: Colouring | undefined,
): FetchedLayers {
  const isByCompliance = by === "compliance";
  const isByPacks = by === "packs" || isByCompliance;
  const isComplianceWanted = isByCompliance || ahead === "compliance";
  const { data: packs, error: packsError } = useQuery({
    ...packQueries.snapshot(),
    enabled: isByPacks || isComplianceWanted || ahead === "packs",
  });
  const { data: compliance, error: complianceError } = useQuery({
    ...complianceQueries.snapshot(),
    enabled: isComplianceWanted,
  });
  const placed = useMemo(
    () =>
      snapshot && packs && compliance
        ? placeCompliance(placePacks(snapshot.tree, packs), compliance)
        : undefined,
    [snapshot, packs, compliance],
  );
  const found = packs?.meta.packs.findIndex(({ name }) => name === chosen) ?? -1;
  const pack = isByCompliance && found >= 0 ? found : undefined;
  // What arrives ahead is not shown yet, and must not draw the map again.
  const shownPacks = isByPacks ? packs : undefined;
  const shownCompliance = isByCompliance ? placed : undefined;
  const layers = useMemo(
    () => ({ packs: shownPacks, compliance: shownCompliance, pack }),
    [shownPacks, shownCompliance, pack],
  );
  const error = (isByPacks ? packsError : null) ?? (isByCompliance ? complianceError : null);
  return {
    layers,
    packs: shownPacks,
    compliance: isByCompliance ? compliance : undefined,
    pack: pack === undefined ? undefined : packs?.meta.packs[pack]?.name,
    failure: error?.failure,
  };
}
