import { useMemo } from "react";
import { type PlacedRecorders, placeRecorders } from "@/lib/aws-config/recorders/table/placed-recorders";
import type { OrgTree } from "@/lib/organizations/tree";
import { useRecorders, type WantedRecorders } from "./use-recorders";

/** Recorder coverage over the organization, as soon as it has arrived; `region` as in `placeRecorders`. */
export function usePlacedRecorders(
  tree: OrgTree | undefined,
  region: string,
  wanted: WantedRecorders,
): PlacedRecorders | undefined {
  const snapshot = useRecorders(wanted);
  return useMemo(
    () => (snapshot === undefined || tree === undefined ? undefined : placeRecorders(tree, snapshot, region)),
    [tree, snapshot, region],
  );
}
