import { selectionFeature, syncDataLoaderFeature } from "@headless-tree/core";
import { useTree } from "@headless-tree/react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useLayoutEffect, useMemo, useRef, useState } from "react";
import { byId } from "../floor/page/toolbar.js";
import { RowCells } from "./cells";
import { nested, type Nested } from "./nested";
import type { Organization } from "./organization";
import { type ListProps, startList } from "./start-list";

const ROW_HEIGHT = 32;
const OVERSCAN = 8;
/** The list shows what is below its root, so the organization's root needs one above it. */
const ABOVE = "above";

/** Rows in a window of TanStack Virtual, as the list's documentation does it; filtered by the data that it is given. */
function HeadlessList({ organization, state, onShown, onSelect }: ListProps) {
  const { columns } = organization;
  const { isSorted, match, depth, selection } = state;
  const data = useMemo(() => {
    const { root, all } = nested(columns, match?.kept, isSorted);
    return { root, byId: new Map(all.map((each) => [each.id, each])), branches: branchesOf(all) };
  }, [columns, match, isSorted]);
  const [toggled, setToggled] = useState<string[]>();
  const opened = useMemo(
    () => (depth > 1 || match !== undefined ? data.branches : [data.root.id]),
    [depth, match, data],
  );
  useLayoutEffect(() => setToggled(undefined), [opened]);
  const selectedItems = useMemo(
    () => columns.ids.filter((_, node) => selection[node] === 1),
    [columns, selection],
  );
  const expandedItems = toggled ?? opened;
  const tree = useTree<Nested | undefined>({
    rootItemId: ABOVE,
    getItemName: (item) => item.getId(),
    isItemFolder: (item) => item.getItemData()?.children !== undefined,
    dataLoader: {
      getItem: (id) => data.byId.get(id),
      getChildren: (id) =>
        id === ABOVE ? [data.root.id] : (data.byId.get(id)?.children ?? []).map(({ id: child }) => child),
    },
    state: { expandedItems, selectedItems },
    setExpandedItems: (items) => setToggled(typeof items === "function" ? items(expandedItems) : items),
    features: [syncDataLoaderFeature, selectionFeature],
  });
  const dataBefore = useRef(data);
  if (dataBefore.current !== data) {
    dataBefore.current = data;
    tree.rebuildTree();
  }
  const items = tree.getItems();
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => byId("grid"),
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  useLayoutEffect(() => onShown(items.length));
  return (
    <div
      {...tree.getContainerProps("Organization")}
      style={{ position: "relative", height: virtualizer.getTotalSize() }}
      onClick={({ target }) => {
        if (!(target instanceof Element)) return;
        const node = Number(target.closest("[data-node]")?.getAttribute("data-node") ?? Number.NaN);
        if (Number.isNaN(node)) return;
        const part = target.closest("[data-part]")?.getAttribute("data-part");
        const item = tree.getItemInstance(columns.ids[node] ?? "");
        if (part === "twisty") item.isExpanded() ? item.collapse() : item.expand();
        if (part !== "select") return;
        const next = selection.slice();
        next[node] = next[node] === 1 ? 0 : 1;
        onSelect(next);
      }}
    >
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const item = items[index];
        const node = item?.getItemData()?.node;
        if (item === undefined || node === undefined) return null;
        return (
          <Row
            key={item.getId()}
            organization={organization}
            node={node}
            index={index}
            start={start}
            isSelected={item.isSelected()}
            isExpanded={item.isFolder() ? item.isExpanded() : undefined}
          />
        );
      })}
    </div>
  );
}

const Row = memo(function Row({
  organization,
  node,
  index,
  start,
  isSelected,
  isExpanded,
}: {
  organization: Organization;
  node: number;
  index: number;
  start: number;
  isSelected: boolean;
  isExpanded: boolean | undefined;
}) {
  return (
    <div
      role="row"
      data-node={node}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-expanded={isExpanded}
      className={isSelected ? "row placed selected" : "row placed"}
      style={{ transform: `translateY(${start}px)` }}
    >
      <RowCells view={organization.viewOf(node)} isSelected={isSelected} isExpanded={isExpanded} />
    </div>
  );
});

function branchesOf(all: readonly Nested[]): string[] {
  return all.filter(({ children }) => children !== undefined).map(({ id }) => id);
}

await startList(HeadlessList);
