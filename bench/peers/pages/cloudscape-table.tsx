import Table, { type TableProps } from "@cloudscape-design/components/table";
import "@cloudscape-design/global-styles/index.css";
import { useLayoutEffect, useMemo, useState } from "react";
import { cells, Name } from "./cells";
import { nested, type Nested } from "./nested";
import { type ListProps, startList } from "./start-list";

/** A table with `expandableRows`, which has no window of rows: what is open is in the document. */
function CloudscapeList({ organization, state, onShown, onSelect }: ListProps) {
  const { columns, viewOf } = organization;
  const { match, isSorted, depth, selection } = state;
  const data = useMemo(() => nested(columns, match?.kept, isSorted), [columns, match, isSorted]);
  const opened = useMemo(
    () =>
      depth > 1 || match !== undefined
        ? data.all.filter(({ children }) => children !== undefined)
        : [data.root],
    [data, depth, match],
  );
  const [toggled, setToggled] = useState<readonly Nested[]>();
  useLayoutEffect(() => setToggled(undefined), [opened]);
  const expandedItems = toggled ?? opened;
  const selectedItems = useMemo(
    () => data.all.filter(({ node }) => selection[node] === 1),
    [data, selection],
  );
  const columnDefinitions = useMemo((): TableProps.ColumnDefinition<Nested>[] => {
    const name = { id: "name", header: "Name", minWidth: 280, cell: nameCell } as const;
    function nameCell({ node }: Nested) {
      return (
        <span data-node={node}>
          <Name view={viewOf(node)} />
        </span>
      );
    }
    return [
      name,
      ...cells.map(({ key, title, className, render }) => ({
        id: key,
        header: title,
        cell: ({ node }: Nested) => <span className={className}>{render(viewOf(node))}</span>,
      })),
    ];
  }, [viewOf]);
  useLayoutEffect(() => onShown(visibleCount(data.root, new Set(expandedItems))));
  return (
    <Table<Nested>
      items={[data.root]}
      trackBy="id"
      variant="borderless"
      contentDensity="compact"
      selectionType="multi"
      selectedItems={selectedItems}
      onSelectionChange={({ detail }) => {
        const next = new Uint8Array(columns.size);
        for (const { node } of detail.selectedItems) next[node] = 1;
        onSelect(next);
      }}
      columnDefinitions={columnDefinitions}
      expandableRows={{
        getItemChildren: ({ children }) => children ?? [],
        isItemExpandable: ({ children }) => children !== undefined,
        expandedItems,
        onExpandableItemToggle: ({ detail: { item, expanded } }) =>
          setToggled(expanded ? [...expandedItems, item] : expandedItems.filter((each) => each !== item)),
      }}
      ariaLabels={{
        tableLabel: "Organization",
        itemSelectionLabel: (_, { id }) => `Select ${id}`,
        selectionGroupLabel: "Targets",
      }}
    />
  );
}

function visibleCount(target: Nested, expanded: ReadonlySet<Nested>): number {
  if (target.children === undefined || !expanded.has(target)) return 1;
  return target.children.reduce((sum, child) => sum + visibleCount(child, expanded), 1);
}

await startList(CloudscapeList);
