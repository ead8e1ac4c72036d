import type { ComponentType } from "react";
import { createRoot } from "react-dom/client";
import { byId, type Match, toolbar } from "../floor/page/toolbar.js";
import { loadOrganization, type Organization } from "./organization";

/** What the toolbar asked for last. */
export interface ListState {
  /** Branches are open down to here. */
  readonly depth: number;
  readonly match: Match | undefined;
  /** One number for each node, 1 for those that are selected. */
  readonly selection: Uint8Array;
  /** Whether siblings stand by when they were updated. */
  readonly isSorted: boolean;
}

export interface ListProps {
  readonly organization: Organization;
  readonly state: ListState;
  /** Called after each commit with the number of rows, of which those on screen are in the document. */
  readonly onShown: (rowCount: number) => void;
  readonly onSelect: (selection: Uint8Array) => void;
}

/** Loads the organization and puts a list of it on the page, below the same bars as the floor's. */
export async function startList(List: ComponentType<ListProps>): Promise<void> {
  const organization = await loadOrganization();
  const { columns, facts, nowMs } = organization;
  const root = createRoot(byId("grid"));
  let state: ListState = {
    depth: 1,
    match: undefined,
    selection: new Uint8Array(columns.size),
    isSorted: false,
  };
  const change = (changes: Partial<ListState>) => {
    state = { ...state, ...changes };
    if (changes.selection !== undefined) bars.describeSelection(changes.selection);
    root.render(<List organization={organization} state={state} onShown={onShown} onSelect={onSelect} />);
  };
  const onShown = (rowCount: number) => bars.describeShown(rowCount);
  const onSelect = (selection: Uint8Array) => change({ selection });
  const bars = toolbar(columns, facts, nowMs, {
    open: (depth) => change({ depth }),
    filter: (match) => change({ match }),
    select: (selection) => change({ selection }),
  });
  byId("sort-updated").addEventListener("click", () => change({ isSorted: !state.isSorted }));
  change({});
}
