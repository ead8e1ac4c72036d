/** What lies over the rows of a list: rows of one height below a head that stays. In pixels. */
export interface RowHeights {
  readonly rowHeight: number;
  readonly headHeight: number;
}

/** Scrolls a row of a list into sight, no further than it takes. */
export function scrollToRow(box: HTMLElement, row: number, { rowHeight, headHeight }: RowHeights): void {
  const top = row * rowHeight;
  const lowest = top - (box.clientHeight - headHeight - rowHeight);
  if (top < box.scrollTop) box.scrollTop = top;
  else if (lowest > box.scrollTop) box.scrollTop = lowest;
}

/** How many rows a list shows at once, at least one. */
export function rowsOfPage(box: HTMLElement | null, { rowHeight, headHeight }: RowHeights): number {
  return Math.max(1, Math.floor(((box?.clientHeight ?? 0) - headHeight) / rowHeight));
}

/** Scrolls a list sideways until a cell stands clear of the first column, which stays. */
export function scrollToCell(box: HTMLElement, cell: HTMLElement, firstColumnWidth: number): void {
  const left = cell.offsetLeft - firstColumnWidth;
  const right = cell.offsetLeft + cell.offsetWidth - box.clientWidth;
  if (box.scrollLeft > left) box.scrollLeft = left;
  else if (box.scrollLeft < right) box.scrollLeft = right;
}
