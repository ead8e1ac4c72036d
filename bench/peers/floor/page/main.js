import { decodeColumns } from "./columns.js";
import { factsOf, siblingsByUpdate, visibleRows } from "./facts.js";
import { rowViews } from "./row-view.js";
import { byId, toolbar } from "./toolbar.js";
import { VirtualList } from "./virtual-list.js";

/** @import { Match } from "./toolbar.js" */

const DEFAULT_DEPTH = 1;
const ALL_OPEN = 99;

const response = await fetch("/snapshot");
const columns = decodeColumns(await response.arrayBuffer());
const { size, depth, subtreeEnd } = columns;
const nowMs = Math.floor(Date.now() / 60_000) * 60_000;
const facts = factsOf(columns, nowMs);
const viewOf = rowViews(columns, facts, nowMs);

/** @type {Match | undefined} */
let match;
let openDepth = Number(new URLSearchParams(location.search).get("depth") ?? DEFAULT_DEPTH);
/** @type {Set<number>} */
const toggled = new Set();
let selection = new Uint8Array(size);
/** @type {Int32Array | undefined} */
let order;
/** @type {Int32Array} */
let rows = new Int32Array();

const list = new VirtualList(byId("grid"), byId("rows"), (slot, row, rowHeight) => {
  const node = rows[row];
  const expanded = subtreeEnd[node] > node + 1 ? isOpen(node) : undefined;
  const state = { row, node, expanded, selected: selection[node] === 1, context: match?.matches[node] === 0 };
  slot.fill(state, viewOf(node), rowHeight);
});

const bars = toolbar(columns, facts, nowMs, {
  open(depthToOpen) {
    openDepth = depthToOpen;
    toggled.clear();
    showRows();
  },
  filter(found) {
    match = found;
    showRows();
  },
  select(all) {
    selection = all;
    bars.describeSelection(selection);
    list.refresh();
  },
});
showRows();

byId("sort-updated").addEventListener("click", () => {
  order = order === undefined ? siblingsByUpdate(columns) : undefined;
  showRows();
});

byId("grid").addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return;
  const node = Number(target.closest("[data-node]")?.getAttribute("data-node") ?? Number.NaN);
  if (Number.isNaN(node)) return;
  const part = target.closest("[data-part]")?.getAttribute("data-part");
  if (part === "select") {
    selection[node] = selection[node] === 1 ? 0 : 1;
    bars.describeSelection(selection);
    list.refresh();
  }
  if (part === "twisty") {
    if (!toggled.delete(node)) toggled.add(node);
    showRows();
  }
});

/** @param {number} node */
function isOpen(node) {
  const limit = match === undefined ? openDepth : ALL_OPEN;
  return depth[node] < limit !== toggled.has(node);
}

function showRows() {
  rows = visibleRows(columns, isOpen, match?.kept, order);
  list.show(rows.length);
  bars.describeShown(rows.length);
}
