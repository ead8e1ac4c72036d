import { type Columns, decodeColumns } from "../floor/page/columns.js";
import { factsOf } from "../floor/page/facts.js";
import { type RowView, rowViews } from "../floor/page/row-view.js";

export interface Organization {
  readonly columns: Columns;
  readonly facts: ReturnType<typeof factsOf>;
  readonly nowMs: number;
  /** A row in the words that are drawn, made when it is first asked for and kept, so that memoised rows stay as they are. */
  readonly viewOf: (node: number) => RowView;
}

/** The organization as the floor reads it: the peers differ in their lists alone. */
export async function loadOrganization(): Promise<Organization> {
  const columns = decodeColumns(await (await fetch("/snapshot")).arrayBuffer());
  const nowMs = Math.floor(Date.now() / 60_000) * 60_000;
  const facts = factsOf(columns, nowMs);
  const views: (RowView | undefined)[] = [];
  const newView = rowViews(columns, facts, nowMs);
  return { columns, facts, nowMs, viewOf: (node) => (views[node] ??= newView(node)) };
}
