import { type SourceUpdateStatus, sourceUpdateStatuses } from "../model";
import { NO_ROW, type SourceMatrix } from "./source-matrix";

/** Cells with the same error: one thing to understand and, often, one thing to do. */
export interface ErrorGroup {
  /** Stays the same from one reading to the next: for the URL. */
  readonly key: string;
  readonly status: Exclude<SourceUpdateStatus, "SUCCEEDED">;
  /** Empty where AWS names none. */
  readonly code: string;
  /** The messages AWS has for it, the most frequent first; see `messageFrom`. Empty where it names none. */
  readonly templates: readonly string[];
  readonly cells: number;
  /** Places in `matrix.sources`, in order. */
  readonly sources: readonly number[];
  /** Places in `matrix.regions`, in order. */
  readonly regions: readonly number[];
}

interface Draft {
  readonly status: ErrorGroup["status"];
  readonly code: string;
  readonly templates: Map<string, number>;
  readonly sources: Set<number>;
  readonly regions: Set<number>;
  cells: number;
}

/**
 * What failed, and what is outdated for a reason, by the code of the error; those without a code by their message.
 * Failed groups first, large ones first.
 */
export function errorGroups(matrix: SourceMatrix): ErrorGroup[] {
  const drafts = new Map<string, Draft>();
  for (const [cell, value] of matrix.status.entries()) {
    const key = errorKeyAt(matrix, cell);
    const status = sourceUpdateStatuses[value];
    if (key === undefined || status === undefined || status === "SUCCEEDED") continue;
    const { code = "", template = "" } = matrix.errors[matrix.error[cell] ?? -1] ?? {};
    const draft = drafts.get(key) ?? newDraft(status, code);
    drafts.set(key, draft);
    draft.cells++;
    draft.templates.set(template, (draft.templates.get(template) ?? 0) + 1);
    draft.sources.add(Math.floor(cell / matrix.regions.length));
    draft.regions.add(cell % matrix.regions.length);
  }
  return [...drafts].map(([key, draft]) => groupOf(key, draft)).sort(byWeight);
}

/** The key of the group that a cell is in; undefined where nothing failed, and where it is merely not collected yet. */
export function errorKeyAt(matrix: SourceMatrix, cell: number): string | undefined {
  const status = sourceUpdateStatuses[matrix.status[cell] ?? NO_ROW];
  const error = matrix.errors[matrix.error[cell] ?? -1];
  if (status === undefined || status === "SUCCEEDED") return undefined;
  if (error === undefined && status === "OUTDATED") return undefined;
  const { code = "", template = "" } = error ?? {};
  return `${status} ${code === "" ? template : code}`;
}

function newDraft(status: ErrorGroup["status"], code: string): Draft {
  return { status, code, templates: new Map(), sources: new Set(), regions: new Set(), cells: 0 };
}

function groupOf(key: string, { templates, sources, regions, ...draft }: Draft): ErrorGroup {
  return {
    ...draft,
    key,
    templates: [...templates]
      .sort(([, one], [, other]) => other - one)
      .map(([template]) => template)
      .filter((template) => template !== ""),
    sources: [...sources].sort((a, b) => a - b),
    regions: [...regions].sort((a, b) => a - b),
  };
}

function byWeight(one: ErrorGroup, other: ErrorGroup): number {
  if (one.status !== other.status) return one.status === "FAILED" ? -1 : 1;
  return other.cells - one.cells;
}
