import Pagination from "@cloudscape-design/components/pagination";
import Table, { type TableProps } from "@cloudscape-design/components/table";
import "@cloudscape-design/global-styles/index.css";
import { useLayoutEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { byId } from "../floor/page/toolbar.js";
import { byFirstPack, loadMatrix, matrixBar, type MatrixRow, type MatrixState, passes } from "./matrix-cells";

/** As many rows as the documentation of the table advises at the most. */
const PAGE_ROWS = 100;

const { cells, rows } = await loadMatrix();
const root = createRoot(byId("grid"));
const bar = matrixBar((state) => root.render(<Matrix state={state} />));

const columnDefinitions: TableProps.ColumnDefinition<MatrixRow>[] = [
  { id: "name", header: "Account", cell: ({ node, name }) => <span data-node={node}>{name}</span> },
  ...cells.packs.map((name, pack) => ({
    id: `pack${pack}`,
    header: name,
    cell: ({ codes }: MatrixRow) => {
      const { word, tone } = cells.words[codes[pack] ?? 0] ?? { word: "", tone: "none" };
      return <span className={`tone ${tone}`}>{word}</span>;
    },
  })),
];

/** In pages, because the table has no window of rows. */
function Matrix({ state }: { state: MatrixState }) {
  const [page, setPage] = useState(1);
  const matching = useMemo(() => {
    const kept = rows.filter((row) => passes(row, state));
    return state.isSorted ? kept.toSorted(byFirstPack) : kept;
  }, [state]);
  const items = matching.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS);
  useLayoutEffect(() => setPage(1), [state]);
  useLayoutEffect(() => bar.describe(items.length, matching.length));
  return (
    <Table<MatrixRow>
      items={items}
      trackBy="id"
      variant="borderless"
      contentDensity="compact"
      enableKeyboardNavigation
      columnDefinitions={columnDefinitions}
      ariaLabels={{ tableLabel: "Accounts and packs" }}
      pagination={
        <Pagination
          currentPageIndex={page}
          pagesCount={Math.ceil(matching.length / PAGE_ROWS)}
          onChange={({ detail }) => setPage(detail.currentPageIndex)}
        />
      }
    />
  );
}

root.render(<Matrix state={{ text: "", failedOnly: false, isSorted: false }} />);
