import { forwardRef, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type NodeRendererProps, type RowRendererProps, Tree, type TreeApi } from "react-arborist";
import { byId } from "../floor/page/toolbar.js";
import { RowCells } from "./cells";
import { nested, type Nested } from "./nested";
import type { Organization } from "./organization";
import { type ListProps, startList } from "./start-list";

const ROW_HEIGHT = 32;
const OVERSCAN = 8;

let organization: Organization | undefined;
let shown: (rowCount: number) => void = () => undefined;
let onSelected: (nodes: readonly Nested[]) => void = () => undefined;

/** Filtered by the list's own search, opened, closed and selected by its own commands; rows in a window of its own. */
function ArboristList({ organization: given, state, onShown, onSelect }: ListProps) {
  const tree = useRef<TreeApi<Nested>>(undefined);
  const [height] = useState(() => byId("grid").clientHeight);
  const { columns } = given;
  const data = useMemo(() => [nested(columns, undefined, state.isSorted).root], [columns, state.isSorted]);
  organization = given;
  shown = onShown;
  onSelected = (nodes) => {
    const selection = new Uint8Array(columns.size);
    for (const { node } of nodes) selection[node] = 1;
    onSelect(selection);
  };
  useLayoutEffect(() => {
    if (tree.current === undefined) return;
    if (state.depth > 1) tree.current.openAll();
    else {
      tree.current.closeAll();
      tree.current.open(columns.ids[0] ?? "");
    }
  }, [state.depth, columns]);
  // One row is selected by the list itself; all of them and none by the bar above it.
  const count = state.selection.reduce((sum, each) => sum + each, 0);
  useLayoutEffect(() => {
    if (count === 0) tree.current?.deselectAll();
    else if (count > 1) tree.current?.selectAll();
  }, [count]);
  return (
    <Tree<Nested>
      ref={tree}
      data={data}
      width="100%"
      height={height}
      rowHeight={ROW_HEIGHT}
      overscanCount={OVERSCAN}
      openByDefault={false}
      initialOpenState={{ [columns.ids[0] ?? ""]: true }}
      searchTerm={state.match === undefined ? "" : "text"}
      searchMatch={({ data: { node } }) => state.match?.matches[node] === 1}
      renderRow={Row}
      innerElementType={Inner}
      className="arborist"
      disableDrag
      disableDrop
      disableEdit
    >
      {Cells}
    </Tree>
  );
}

/** What the list makes as tall as all its rows together; after each commit it knows how many there are. */
const Inner = forwardRef<HTMLDivElement, { style: { height: number }; children: React.ReactNode }>(
  function Inner({ style, children }, ref) {
    useLayoutEffect(() => shown(Math.round(style.height / ROW_HEIGHT)));
    return (
      <div ref={ref} style={style}>
        {children}
      </div>
    );
  },
);

function Row({ node, attrs, innerRef, children }: RowRendererProps<Nested>) {
  return (
    <div
      {...attrs}
      ref={innerRef}
      role="row"
      data-node={node.data.node}
      aria-rowindex={(node.rowIndex ?? 0) + 2}
      className={node.isSelected ? "row placed selected" : "row placed"}
      onClick={({ target }) => {
        if (!(target instanceof Element)) return;
        const part = target.closest("[data-part]")?.getAttribute("data-part");
        if (part === "twisty") node.toggle();
        if (part !== "select") return;
        if (node.isSelected) node.deselect();
        else node.selectMulti();
        onSelected(node.tree.selectedNodes.map(({ data }) => data));
      }}
    >
      {children}
    </div>
  );
}

function Cells({ node }: NodeRendererProps<Nested>) {
  if (organization === undefined) return null;
  return (
    <RowCells
      view={organization.viewOf(node.data.node)}
      isSelected={node.isSelected}
      isExpanded={node.isInternal ? node.isOpen : undefined}
    />
  );
}

await startList(ArboristList);
