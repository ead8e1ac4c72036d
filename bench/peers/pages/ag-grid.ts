import {
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  createGrid,
  ExternalFilterModule,
  ModuleRegistry,
  RowApiModule,
  themeQuartz,
} from "ag-grid-community";
import { byId } from "../floor/page/toolbar.js";
import { byFirstPack, loadMatrix, matrixBar, type MatrixRow, type MatrixState, passes } from "./matrix-cells";

ModuleRegistry.registerModules([
  ClientSideRowModelModule,
  ExternalFilterModule,
  ColumnApiModule,
  RowApiModule,
  CellStyleModule,
]);

/** Without a framework and with the modules alone that it needs; texts and classes, no renderers of our own. */
const { cells, rows } = await loadMatrix();
let state: MatrixState = { text: "", failedOnly: false, isSorted: false };
const bar = matrixBar((next) => {
  const isSortedAnew = next.isSorted !== state.isSorted;
  state = next;
  if (!isSortedAnew) api.onFilterChanged();
  else
    api.applyColumnState({
      state: next.isSorted ? [{ colId: "pack0", sort: "asc" }] : [],
      defaultState: { sort: null },
    });
});
const api = createGrid<MatrixRow>(byId("grid"), {
  theme: themeQuartz,
  rowData: [...rows],
  getRowId: ({ data: { id } }) => id,
  rowHeight: 32,
  headerHeight: 57,
  rowBuffer: 8,
  animateRows: false,
  suppressRowHoverHighlight: true,
  suppressCellFocus: true,
  isExternalFilterPresent: () => state.text !== "" || state.failedOnly,
  doesExternalFilterPass: ({ data }) => data !== undefined && passes(data, state),
  onModelUpdated: ({ api: grid }) => bar.describe(grid.getDisplayedRowCount(), grid.getDisplayedRowCount()),
  columnDefs: [
    { colId: "name", headerName: "Account", field: "name", width: 280 },
    ...cells.packs.map((name, pack) => ({
      colId: `pack${pack}`,
      headerName: name,
      flex: 1,
      valueGetter: ({ data }: { data: MatrixRow | undefined }) => data?.codes[pack],
      valueFormatter: ({ value }: { value: number }) => cells.words[value]?.word ?? "",
      cellClass: ({ value }: { value: number }) => `tone ${cells.words[value]?.tone ?? "none"}`,
      comparator: (_one: number, _other: number, one: { data?: MatrixRow }, other: { data?: MatrixRow }) =>
        one.data === undefined || other.data === undefined ? 0 : byFirstPack(one.data, other.data),
    })),
  ],
});
