/** A place in the matrix as it is shown: row and column, the first column being the account itself. */
export interface MatrixFocus {
  readonly row: number;
  readonly column: number;
}

export interface MatrixSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit on the screen. */
  readonly pageRows: number;
}

/** Where a key leads to, by the WAI-ARIA grid pattern; undefined for keys that are not the grid's. */
export function matrixMove(
  { key, command }: { readonly key: string; readonly command: boolean },
  { row, column }: MatrixFocus,
  size: MatrixSize,
): MatrixFocus | undefined {
  const to = (nextRow: number, nextColumn: number): MatrixFocus => ({
    row: Math.max(0, Math.min(size.rows - 1, nextRow)),
    column: Math.max(0, Math.min(size.columns - 1, nextColumn)),
  });
  switch (key) {
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowUp":
      return to(row - 1, column);
    case "ArrowRight":
      return to(row, column + 1);
    case "ArrowLeft":
      return to(row, column - 1);
    case "PageDown":
      return to(row + size.pageRows, column);
    case "PageUp":
      return to(row - size.pageRows, column);
    case "Home":
      return command ? to(0, 0) : to(row, 0);
    case "End":
      return command ? to(size.rows, size.columns) : to(row, size.columns);
    default:
      return undefined;
  }
}
