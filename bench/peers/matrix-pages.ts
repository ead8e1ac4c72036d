import { gunzipSync } from "node:zlib";
import { cellFilterOf, cellLabels } from "@/components/inventory/packs/pack-labels";
import { decodePackSnapshot } from "@/lib/aws-config/packs/table/pack-codec";
import { PackCell, placePacks } from "@/lib/aws-config/packs/table/placed-packs";
import { decodeSnapshot } from "@/lib/inventory/snapshot/snapshot-codec";
import { NodeKind } from "@/lib/organizations/tree";
import { treegrid } from "../measure/bench-page";
import type { ListPage } from "../measure/page/round";
import { packed, snapshotColumns } from "../measure/snapshot-columns";
import { wireBody } from "../measure/wire-body";
import { peerResources, type Resource, serve } from "./bench-server";
import { installedPeers } from "./installed-peers";

const tables: Readonly<Record<string, Pick<ListPage, "name" | "selectors">>> = {
  "ag-grid": {
    name: "AG Grid Community",
    selectors: {
      ...treegrid,
      box: ".ag-grid-viewport",
      count: "#grid",
      row: ".ag-row[row-id]",
    },
  },
  "cloudscape-matrix": {
    name: "Cloudscape Table, paged",
    selectors: { ...treegrid, box: "#grid", count: "#grid", row: "tr:has([data-node])", cell: "td" },
  },
};

const bar = `<button type="button" id="failed">Failed only</button><button type="button" id="clear-all">Clear all</button>
      <button type="button" id="sort-pack">Sort by first pack</button>`;

/** Serves tables of the same accounts and packs that Canopy's matrix shows, drawn by each of the peers. */
export async function startMatrixPages(
  canopyUrl: string,
): Promise<{ readonly tables: readonly ListPage[]; readonly close: () => Promise<void> }> {
  const built = await installedPeers();
  const { url, close } = await serve([
    ["/cells", await cells(canopyUrl)],
    ...Object.keys(tables).flatMap((name) => peerResources(built, { name, bar })),
  ]);
  return {
    tables: Object.entries(tables).map(([file, table]) => ({ ...table, url: `${url}/peers/${file}` })),
    close,
  };
}

/** The accounts and, for each pack, what they are in, as JSON in columns. */
async function cells(canopyUrl: string): Promise<Resource> {
  const { tree } = decodeSnapshot((await snapshotColumns(canopyUrl)).bytes);
  const packs = decodePackSnapshot(unpacked(await wireBody(`${canopyUrl}/api/packs/snapshot`)));
  const placed = placePacks(tree, packs);
  const accounts = [...tree.kind.keys()].filter((node) => tree.kind[node] === NodeKind.Account);
  const of = (column: ArrayLike<number | string>) => accounts.map((node) => column[node]);
  const codes = Array.from({ length: PackCell.Excluded + 1 }, (_, code) => cellLabels[cellFilterOf(code)]);
  const body = JSON.stringify({
    packs: packs.meta.packs.map(({ name }) => name),
    ids: of(tree.ids),
    names: of(tree.names),
    emails: of(tree.emails),
    cells: placed.cells.map(of),
    words: codes.map(({ word, tone }) => ({ word, tone })),
  });
  return {
    body: packed(Buffer.from(body)),
    headers: { "content-encoding": "br", "content-type": "application/json" },
  };
}

/** RFC 1952: every gzip file begins with these two bytes. */
function unpacked(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
