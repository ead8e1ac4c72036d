import { byId } from "../floor/page/toolbar.js";
import { countOf } from "../floor/page/words.js";

/** What Canopy's matrix shows of the accounts, in columns. */
export interface MatrixCells {
  readonly packs: readonly string[];
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly emails: readonly string[];
  /** For each pack one number for each account, an index in `words`. */
  readonly cells: readonly (readonly number[])[];
  readonly words: readonly { readonly word: string; readonly tone: string }[];
}

/** One account as a row. */
export interface MatrixRow {
  readonly node: number;
  readonly id: string;
  readonly name: string;
  readonly haystack: string;
  readonly codes: readonly number[];
  readonly hasFailed: boolean;
}

export interface MatrixState {
  readonly text: string;
  readonly failedOnly: boolean;
  readonly isSorted: boolean;
}

export async function loadMatrix(): Promise<{
  readonly cells: MatrixCells;
  readonly rows: readonly MatrixRow[];
}> {
  const cells: MatrixCells = await (await fetch("/cells")).json();
  const failed = new Set([...cells.words.keys()].filter((code) => cells.words[code]?.tone === "failed"));
  const rows = cells.ids.map((id, node) => {
    const codes = cells.cells.map((column) => column[node] ?? 0);
    const name = cells.names[node] ?? id;
    return {
      ...{ node, id, name, codes },
      haystack: `${name}\n${id}\n${cells.emails[node] ?? ""}`.toLowerCase(),
      hasFailed: codes.some((code) => failed.has(code)),
    };
  });
  return { cells, rows };
}

/** Whether a row passes what was typed and pressed. */
export function passes({ haystack, hasFailed }: MatrixRow, { text, failedOnly }: MatrixState): boolean {
  return (!failedOnly || hasFailed) && haystack.includes(text);
}

/** Orders rows by the first pack, by the number of their state; equal ones the other way round, so that other rows come up. */
export function byFirstPack(one: MatrixRow, other: MatrixRow): number {
  return (other.codes[0] ?? 0) - (one.codes[0] ?? 0) || other.node - one.node;
}

/** Calls `show` with what the bar asks for now; a table calls `describe` when its rows are there. */
export function matrixBar(show: (state: MatrixState) => void): {
  readonly describe: (rowCount: number, matching: number) => void;
} {
  let state: MatrixState = { text: "", failedOnly: false, isSorted: false };
  const change = (changes: Partial<MatrixState>) => {
    state = { ...state, ...changes };
    show(state);
  };
  const filter = byId("filter");
  filter.addEventListener("input", () => {
    if (filter instanceof HTMLInputElement) change({ text: filter.value.trim().toLowerCase() });
  });
  byId("failed").addEventListener("click", () => change({ failedOnly: true }));
  byId("clear-all").addEventListener("click", () => {
    if (filter instanceof HTMLInputElement) filter.value = "";
    change({ text: "", failedOnly: false });
  });
  byId("sort-pack").addEventListener("click", () => change({ isSorted: !state.isSorted }));
  return {
    describe(rowCount, matching) {
      byId("grid").setAttribute("aria-rowcount", String(rowCount + 1));
      const isFiltered = state.text !== "" || state.failedOnly;
      byId("match").hidden = !isFiltered;
      byId("match-count").textContent = isFiltered ? `${countOf(matching, "account")} match` : "";
    },
  };
}
