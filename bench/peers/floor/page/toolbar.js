import { filtered, haystacksOf } from "./facts.js";
import { chosenInWords, countOf, formatCount, formatRelative } from "./words.js";

/** @import { Columns } from "./columns.js" */
/** @import { factsOf } from "./facts.js" */
/** @typedef {ReturnType<typeof filtered>} Match */

/**
 * What a list does when its toolbar is used. A list calls `describeShown` in the frame in which its rows are there.
 *
 * @typedef {object} List
 * @property {(depth: number) => void} open opens every branch down to a depth and closes those below
 * @property {(match: Match | undefined) => void} filter
 * @property {(all: Uint8Array) => void} select one number for each node, 1 for those that are selected
 */

/**
 * Gives the bars around a list their texts and their actions; the floor and the peers have the same.
 *
 * @param {Columns} columns
 * @param {ReturnType<typeof factsOf>} facts
 * @param {number} nowMs
 * @param {List} list
 */
export function toolbar(columns, facts, nowMs, list) {
  const { size, kind } = columns;
  /** @type {string[] | undefined} */
  let haystacks;
  /** @type {Match | undefined} */
  let match;
  describeTotals(facts.totals);
  byId("age").textContent = `as of ${formatRelative(columns.meta.takenAt, nowMs)}`;
  requestIdleCallback(() => (haystacks ??= haystacksOf(columns)));

  byId("filter").addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const text = target.value.trim().toLowerCase();
    haystacks ??= haystacksOf(columns);
    match = text === "" ? undefined : filtered(columns, haystacks, text);
    list.filter(match);
  });

  byId("select-all").addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (!target.checked) list.select(new Uint8Array(size));
    else list.select(match?.matches.slice() ?? new Uint8Array(size).fill(1));
  });
  byId("clear").addEventListener("click", () => list.select(new Uint8Array(size)));

  const menu = byId("menu");
  byId("menu-button").addEventListener("click", () => (menu.hidden = !menu.hidden));
  menu.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    menu.hidden = true;
    list.open(Number(target.dataset["depth"]));
  });

  return {
    /** Says how many rows there are, and how many nodes match. @param {number} rowCount */
    describeShown(rowCount) {
      byId("grid").setAttribute("aria-rowcount", String(rowCount + 1));
      byId("match").hidden = match === undefined;
      if (match === undefined) return;
      const input = byId("filter");
      byId("match-text").textContent =
        `Text “${input instanceof HTMLInputElement ? input.value.trim() : ""}”`;
      const units = match.units > 0 ? ` and ${countOf(match.units, "OU")}` : "";
      byId("match-count").textContent = `${countOf(match.accounts, "account")}${units} match`;
    },
    /** @param {Uint8Array} selection */
    describeSelection(selection) {
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
    },
  };
}

/** @param {ReturnType<typeof factsOf>["totals"]} totals */
function describeTotals(totals) {
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
}

/** @param {string} id */
export function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}.`);
  return element;
}
