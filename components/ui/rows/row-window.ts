/** What a list shows: how many rows of which height, and how one of them is written into a slot. */
export interface ListedRows<Slot> {
  readonly count: number;
  /** In pixels. */
  readonly rowHeight: number;
  readonly fill: (slot: Slot, row: number) => void;
}

/** What stands in a list at one place. */
export interface Hideable {
  /** Stands for no row any more. */
  hide(): void;
  /** Prepares to be shown, if it is hidden. */
  ready(): void;
}

const NO_ROW = -1;
/** Of a slot that shows what the list was before. */
const STALE = -2;

/**
 * The rows near the screen, in as many slots as there are. A row's slot is its place modulo their number, so that
 * scrolling by one row writes one row.
 */
export class RowWindow<Slot extends Hideable> {
  readonly #box: HTMLElement;
  readonly #slots: readonly Slot[];
  readonly #overscan: number;
  /** The row that each slot shows. */
  readonly #shown: number[];
  #rows: ListedRows<Slot> | undefined;
  /** Where the box is scrolled to. Asked of it only when it says that it has moved: in between that would lay out. */
  #top: number;

  /** @param overscan rows beyond each edge, so that a fast wheel does not outrun the next frame */
  constructor(box: HTMLElement, slots: readonly Slot[], overscan: number) {
    this.#box = box;
    this.#slots = slots;
    this.#overscan = overscan;
    this.#shown = slots.map(() => NO_ROW);
    this.#top = box.scrollTop;
  }

  /**
   * The list has other rows now, or its rows look different. Writes those on the screen; `finish` writes the ones beyond
   * its edges, which are not visible in the next frame.
   */
  show(rows: ListedRows<Slot>): void {
    const isMoved = this.#rows !== undefined && this.#rows.rowHeight !== rows.rowHeight;
    this.#rows = rows;
    this.#shown.fill(STALE);
    const { count, rowHeight } = rows;
    const fitting = this.#slots.length - 2 * this.#overscan;
    const first = Math.max(0, Math.min(Math.floor(this.#top / rowHeight), count - fitting));
    // Rows of another height would lie over each other.
    if (isMoved) this.finish();
    else this.#write(first, first + fitting);
  }

  /** Writes what `show` has left. */
  finish(): void {
    this.#write(0, Infinity);
  }

  /** The box has been scrolled: writes what came into sight; what stands already is left alone. */
  follow(): void {
    this.#top = this.#box.scrollTop;
    this.finish();
  }

  /** Lets all slots prepare, so that a list that grows shows its rows at once. */
  ready(): void {
    for (const slot of this.#slots) slot.ready();
  }

  get top(): number {
    return this.#top;
  }

  /** Writes the rows near the screen, of those from `from` to before `to`. */
  #write(from: number, to: number): void {
    if (this.#rows === undefined || this.#slots.length === 0) return;
    const { count, rowHeight, fill } = this.#rows;
    const { length } = this.#slots;
    const first = Math.floor(this.#top / rowHeight) - this.#overscan;
    const start = Math.max(0, Math.min(first, count - length));
    for (let row = Math.max(start, from); row < Math.min(start + length, to); row++) {
      const place = row % length;
      const slot = this.#slots[place];
      const wanted = row < count ? row : NO_ROW;
      if (slot === undefined || this.#shown[place] === wanted) continue;
      this.#shown[place] = wanted;
      if (wanted === NO_ROW) slot.hide();
      else fill(slot, row);
    }
  }

  isShown(row: number): boolean {
    return row >= 0 && this.#shown.includes(row);
  }
}
