"use client";

import { debounce } from "nuqs";
import { useDeferredValue, useMemo, useState } from "react";
import { governed } from "@/components/inventory/tree/tree-model";
import { treeRowViews } from "@/components/inventory/tree/tree-row-view";
import { useAddress } from "@/components/ui/address/use-address";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { useNow } from "@/components/ui/clock";
import { FigureDefinitions } from "@/components/ui/panel/figure-definitions";
import { Segmented } from "@/components/ui/field/segmented";
import { Skeleton } from "@/components/ui/status/skeleton";
import { complianceLabels, complianceOrder } from "@/components/inventory/packs/compliance-labels";
import type { FigureDefinition } from "@/lib/core/figures";
import { packDefinitions } from "@/lib/aws-config/packs/figure-definitions";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { unitAt } from "@/lib/organizations/places";
import { governanceDefinitions } from "@/lib/security-hub/figure-definitions";
import { type Coloured, colour, type MapLayers, mapView } from "./map-facts";
import { MapComplianceLine, MapPackMenu } from "./map-layers";
import { MapLegend } from "./map-legend";
import { MapPath } from "./map-path";
import { MapStage } from "./map-stage";
import { MapTable } from "./map-table";
import { mapTarget } from "./map-target";
import { useMapLayers } from "./use-map-layers";
import { type Colouring, type MapChange, mapParsers } from "./search-params";
import type { MapView } from "./map-facts";

/** The map changes at once. Its address follows after the picture, because Next renders the page again for each address. */
const step = { history: "push", limitUrlUpdates: debounce(100) } as const;

const segments = [
  { value: "status", label: "Status" },
  { value: "policy", label: "Policy" },
  { value: "packs", label: "Packs" },
  { value: "compliance", label: "Compliance" },
] as const;

const complianceDefinitions = complianceOrder.map((filter) => ({
  name: complianceLabels[filter].word,
  meaning: complianceLabels[filter].means,
}));
const definitions = {
  status: governanceDefinitions,
  policy: governanceDefinitions,
  packs: packDefinitions,
  compliance: [
    ...complianceDefinitions,
    {
      name: "All packs",
      meaning: "An account counts where its worst pack does: compliant only if no pack comes out otherwise.",
    },
  ],
} as const satisfies Record<Colouring, readonly FigureDefinition[]>;

/** The whole organization at one glance. Until its columns have arrived it shows the words and numbers of `first`. */
export function OrganizationMap({
  snapshot,
  first,
}: {
  snapshot: Snapshot | null | undefined;
  first: MapView;
}) {
  const [params, setParams] = useAddress(mapParsers, { history: "replace", clearOnDefault: true });
  const navigate = useNavigateAfterUrlUpdate();
  const [pointedAt, setPointedAt] = useState<Colouring>();
  const { layers, packs, compliance, pack, failure } = useMapLayers(snapshot, params, pointedAt);
  const nowMs = Math.floor(useNow() / 60_000) * 60_000;
  const coloured = useColoured(snapshot, layers, params.by, nowMs);
  const unit = coloured === undefined ? 0 : unitAt(coloured.tree, params.at);
  const view = useMapView(coloured, unit) ?? first;
  // The many links of the table render in a later frame, so that a press on the map does not wait for them.
  const tabulated = useDeferredValue(view);
  const rows = useRows(snapshot, nowMs);
  const go = (change: MapChange) => void setParams(change, step);
  const rootId = view.path[0]?.id;
  const enter = (id: string) => go({ at: id === rootId ? null : id });

  return (
    <section aria-labelledby="map-heading" className="border-b">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1.5">
        <h2 id="map-heading" className="text-13 font-semibold">
          Map
        </h2>
        <FigureDefinitions definitions={definitions[params.by]} />
        <MapPath path={view.path} onEnter={enter} />
        <div className="ml-auto flex min-w-0 flex-wrap items-center gap-2">
          {params.by === "compliance" && (
            <MapPackMenu packs={packs} pack={pack} onPack={(next) => go({ pack: next, only: null })} />
          )}
          <Segmented<Colouring>
            label="Color by"
            segments={segments}
            value={params.by}
            onChange={(by) => go({ by, only: null, pack: null })}
            onPoint={setPointedAt}
          />
        </div>
        <div className="w-full">
          <MapLegend
            view={view}
            only={params.only}
            onOnly={(only) => void setParams({ only: only.length === 0 ? null : only })}
          />
          {params.by === "packs" && packs === null && (
            <p className="text-12 text-ink-quiet">
              The conformance packs have not been read yet; the colours show the status until then.
            </p>
          )}
          {params.by === "compliance" && <MapComplianceLine compliance={compliance} tree={snapshot?.tree} />}
          {failure && <p className="text-12 text-failed">{failure.message}</p>}
        </div>
      </header>
      {coloured === undefined || rows === undefined ? (
        <MapPlace />
      ) : (
        <MapStage
          coloured={coloured}
          unit={unit}
          only={params.only}
          target={(node) => mapTarget(coloured, rows(node), node, nowMs)}
          onEnter={(node) => enter(coloured.tree.ids[node] ?? "")}
          onOpen={(node) => {
            const id = coloured.tree.ids[node];
            if (id !== undefined) navigate(`/organization?target=${id}`);
          }}
        />
      )}
      <MapTable view={tabulated} pack={pack} onEnter={enter} />
    </section>
  );
}

/** Where the map will be, in its size. */
function MapPlace() {
  return (
    <>
      <div className="h-8 border-b max-sm:h-14" />
      <div className="h-[clamp(17rem,44vh,30rem)] max-sm:h-64">
        <Skeleton className="h-full rounded-none" />
      </div>
    </>
  );
}

function useColoured(
  snapshot: Snapshot | null | undefined,
  layers: MapLayers,
  by: Colouring,
  nowMs: number,
): Coloured | undefined {
  return useMemo(
    () => (snapshot ? colour(snapshot, layers, by, nowMs / 1000) : undefined),
    [snapshot, layers, by, nowMs],
  );
}

function useMapView(coloured: Coloured | undefined, unit: number): MapView | undefined {
  return useMemo(() => coloured && mapView(coloured, unit), [coloured, unit]);
}

function useRows(snapshot: Snapshot | null | undefined, nowMs: number) {
  return useMemo(
    () =>
      snapshot ? treeRowViews(governed(snapshot, nowMs / 1000), snapshot.meta, nowMs / 1000) : undefined,
    [snapshot, nowMs],
  );
}
