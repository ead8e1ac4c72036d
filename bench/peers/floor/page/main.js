import { decodeColumns } from "./columns.js";
import { factsOf, filtered, haystacksOf, visibleRows } from "./facts.js";
import { rowViews } from "./row-view.js";
import { VirtualList } from "./virtual-list.js";
import { chosenInWords, countOf, formatCount, formatRelative } from "./words.js";

const DEFAULT_DEPTH = 1;
const ALL_OPEN = 99;

const response = await fetch("/snapshot");
const columns = decodeColumns(await response.arrayBuffer());
const { size, depth, subtreeEnd, kind } = columns;
const nowMs = Math.floor(Date.now() / 60_000) * 60_000;
const facts = factsOf(columns);
const viewOf = rowViews(columns, facts, nowMs);

/** @type {string[] | undefined} */
let haystacks;
/** @type {ReturnType<typeof filtered> | undefined} */
let match;
let openDepth = Number(new URLSearchParams(location.search).get("depth") ?? DEFAULT_DEPTH);
/** @type {Set<number>} */
const toggled = new Set();
let selection = new Uint8Array(size);
/** @type {Int32Array} */
let rows = new Int32Array();

const list = new VirtualList(byId("grid"), byId("rows"), (slot, row, rowHeight) => {
  const node = rows[row];
  const expanded = subtreeEnd[node] > node + 1 ? isOpen(node) : undefined;
  const state = { row, node, expanded, selected: selection[node] === 1, context: match?.matches[node] === 0 };
  slot.fill(state, viewOf(node), rowHeight);
});

describeTotals();
showRows();
requestIdleCallback(() => (haystacks ??= haystacksOf(columns)));

byId("filter").addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  const text = target.value.trim().toLowerCase();
  haystacks ??= haystacksOf(columns);
  match = text === "" ? undefined : filtered(columns, haystacks, text);
  describeMatch(target.value);
  showRows();
});

byId("select-all").addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  if (!target.checked) selection = new Uint8Array(size);
  else selection = match?.matches.slice() ?? new Uint8Array(size).fill(1);
  describeSelection();
  list.refresh();
});

byId("clear").addEventListener("click", () => {
  selection = new Uint8Array(size);
  describeSelection();
  list.refresh();
});

const menu = byId("menu");
byId("menu-button").addEventListener("click", () => (menu.hidden = !menu.hidden));
menu.addEventListener("click", ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  menu.hidden = true;
  openDepth = Number(target.dataset["depth"]);
  toggled.clear();
  showRows();
});

byId("grid").addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return;
  const node = Number(target.closest("[data-node]")?.getAttribute("data-node") ?? Number.NaN);
  if (Number.isNaN(node)) return;
  const part = target.closest("[data-part]")?.getAttribute("data-part");
  if (part === "select") {
    selection[node] = selection[node] === 1 ? 0 : 1;
    describeSelection();
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
  rows = visibleRows(columns, isOpen, match?.kept);
  list.show(rows.length);
}

function describeTotals() {
  const { totals } = facts;
  const governed = totals.accounts - totals.inactive - totals.ungoverned - totals.selfManaged;
  const figures = [
    `${formatCount(totals.accounts)} accounts`,
    `${Math.floor((governed / (totals.accounts - totals.inactive)) * 100)} % governed by a policy`,
    `${formatCount(totals.failed)} failed`,
    `${formatCount(totals.pending)} pending`,
    `${formatCount(totals.succeeded)} in effect`,
    `${formatCount(totals.selfManaged)} self-managed`,
    `${formatCount(totals.ungoverned)} not governed`,
    `${formatCount(totals.inactive)} not active`,
  ];
  byId("totals").replaceChildren(
    ...figures.map((text) => {
      const figure = document.createElement("li");
      figure.textContent = text;
      return figure;
    }),
  );
  byId("age").textContent = `as of ${formatRelative(columns.meta.takenAt, nowMs)}`;
}

/** @param {string} text */
function describeMatch(text) {
  byId("match").hidden = match === undefined;
  if (match === undefined) return;
  byId("match-text").textContent = `Text “${text.trim()}”`;
  const units = match.units > 0 ? ` and ${countOf(match.units, "OU")}` : "";
  byId("match-count").textContent = `${countOf(match.accounts, "account")}${units} match`;
}

function describeSelection() {
  let [accounts, units] = [0, 0];
  for (let node = 0; node < size; node++) {
    if (selection[node] === 0) continue;
    if (kind[node] === 2) accounts++;
    else units++;
  }
  byId("selection").hidden = accounts + units === 0;
  byId("selection-text").textContent = chosenInWords(accounts, units);
  const all = byId("select-all");
  if (!(all instanceof HTMLInputElement)) return;
  const matching = match === undefined ? size : match.accounts + match.units;
  all.checked = accounts + units === matching;
  all.indeterminate = accounts + units > 0 && !all.checked;
}

/** @param {string} id */
function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}.`);
  return element;
}
