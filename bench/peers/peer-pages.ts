import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { treegrid } from "../measure/bench-page";
import type { ListPage } from "../measure/page/round";
import { compressed, floorFile, peerResources, type Resource, serve } from "./bench-server";
import { installedPeers } from "./installed-peers";

export interface PeerPages {
  readonly floorUrl: string;
  /** The peers' lists of the organization; empty where they were not asked for. */
  readonly lists: readonly ListPage[];
  close(): Promise<void>;
}

const scripts = ["main", "columns", "facts", "row-slot", "row-view", "toolbar", "virtual-list", "words"];
const fonts = [
  ["/inter.woff2", "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"],
  [
    "/jetbrains-mono.woff2",
    "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  ],
] as const;

/** What the floor has in the head of its list. */
const listBar = `<label><input id="select-all" type="checkbox" aria-label="Select everything that matches" /> All</label>
      <button type="button" id="sort-updated">Updated</button>`;

const inGrid = { ...treegrid, box: "#grid", count: "#grid" };
/** By the name of the file that draws each. */
const lists: Readonly<Record<string, { readonly name: string; readonly selectors: ListPage["selectors"] }>> =
  {
    "react-arborist": { name: "react-arborist", selectors: { ...inGrid, box: ".arborist" } },
    "headless-tree": { name: "@headless-tree/react", selectors: inGrid },
    "cloudscape-table": {
      name: "Cloudscape Table",
      selectors: { ...inGrid, row: "tr:has([data-node])", cell: "td", select: "input[type=checkbox]" },
    },
  };

/**
 * Serves the floor, the page that does what the organization page does without a framework, and the same page with each of
 * the peers' lists in it. All have the very columns that Canopy served, packed as small as is quick, and Canopy's fonts.
 */
export async function startPeerPages(
  { brotli }: { readonly brotli: Buffer },
  { peers }: { readonly peers: boolean },
): Promise<PeerPages> {
  const built = peers ? await installedPeers() : undefined;
  const served = await serve([
    ["/", compressed(floorFile("index.html"), "text/html; charset=utf-8")],
    ...scripts.map((name): [string, Resource] => [
      `/${name}.js`,
      compressed(floorFile(`${name}.js`), "text/javascript; charset=utf-8"),
    ]),
    ...fonts.map(([path, file]): [string, Resource] => [path, font(file)]),
    ["/snapshot", { body: brotli, headers: { "content-encoding": "br" } }],
    ...(built === undefined
      ? []
      : Object.keys(lists).flatMap((name) => peerResources(built, { name, bar: listBar }))),
  ]);
  return {
    floorUrl: `${served.url}/`,
    lists:
      built === undefined
        ? []
        : Object.entries(lists).map(([file, peer]) => ({ ...peer, url: `${served.url}/peers/${file}` })),
    close: served.close,
  };
}

function font(file: string): Resource {
  return {
    body: readFileSync(fileURLToPath(import.meta.resolve(file))),
    headers: { "content-type": "font/woff2" },
  };
}
