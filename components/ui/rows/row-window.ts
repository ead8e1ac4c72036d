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

/**
 * The rows near the screen, in as many slots as there are. A row's slot is its place modulo their number, so that
 * scrolling by one row writes one row.
 */
export class RowWindow<Slot extends Hideable> {
  readonly #box: HTMLElement;
  readonly #slots: readonly Slot[];
  readonly #overscan: number;
  /** The row that each slot shows; -1 for none. */
  readonly #shown: number[];
  #rows: ListedRows<Slot> | undefined;
  /** Where the box is scrolled to. Asked of it only when it says that it has moved: in between that would lay out. */
  #top: number;

  /** @param overscan rows beyond the upper edge, so that a fast wheel does not outrun the next frame */
  constructor(box: HTMLElement, slots: readonly Slot[], overscan: number) {
    this.#box = box;
    this.#slots = slots;
    this.#overscan = overscan;
    this.#shown = slots.map(() => -1);
    this.#top = box.scrollTop;
  }

  /** The list has other rows now, or its rows look different. */
  show(rows: ListedRows<Slot>): void {
    this.#rows = rows;
    this.#shown.fill(-2);
    this.#write();
  }

  /** The box has been scrolled: writes what came into sight; what stands already is left alone. */
  follow(): void {
    this.#top = this.#box.scrollTop;
    this.#write();
  }

  /** Lets all slots prepare, so that a list that grows shows its rows at once. */
  ready(): void {
    for (const slot of this.#slots) slot.ready();
  }

  get top(): number {
    return this.#top;
  }

  #write(): void {
    if (this.#rows === undefined || this.#slots.length === 0) return;
    const { count, rowHeight, fill } = this.#rows;
    const { length } = this.#slots;
    const first = Math.floor(this.#top / rowHeight) - this.#overscan;
    const start = Math.max(0, Math.min(first, count - length));
    for (let row = start; row < start + length; row++) {
      const place = row % length;
      const slot = this.#slots[place];
      const wanted = row < count ? row : -1;
      if (slot === undefined || this.#shown[place] === wanted) continue;
      this.#shown[place] = wanted;
      if (wanted === -1) slot.hide();
      else fill(slot, row);
    }
  }

  isShown(row: number): boolean {
    return row >= 0 && this.#shown.includes(row);
  }
}
