import { RowSlot } from "./row-slot.js";

const ROW_HEIGHT = 32;
const OVERSCAN = 8;

/**
 * Rows of one height in a scrolling box, of which only those near the screen exist. A row's slot is its place modulo the
 * number of slots, so that scrolling by one row writes one row.
 */
export class VirtualList {
  /** @type {RowSlot[]} */
  #slots = [];
  #rowCount = 0;

  /**
   * @param {HTMLElement} box
   * @param {HTMLElement} body
   * @param {(slot: RowSlot, row: number, rowHeight: number) => void} fill
   */
  constructor(box, body, fill) {
    this.box = box;
    this.body = body;
    this.fill = fill;
    box.addEventListener("scroll", () => this.#place(false), { passive: true });
    new ResizeObserver(() => this.#place(false)).observe(box);
  }

  /** The list has other rows now. @param {number} rowCount */
  show(rowCount) {
    this.#rowCount = rowCount;
    this.body.style.height = `${rowCount * ROW_HEIGHT}px`;
    this.#place(true);
  }

  /** The rows are the same and look different. */
  refresh() {
    this.#place(true);
  }

  /** @param {boolean} all whether rows that stand already are written again */
  #place(all) {
    const { clientHeight, scrollTop } = this.box;
    const needed = Math.ceil(clientHeight / ROW_HEIGHT) + 1 + 2 * OVERSCAN;
    const isGrown = needed > this.#slots.length;
    while (this.#slots.length < needed) {
      const slot = new RowSlot();
      this.#slots.push(slot);
    }
    const { length } = this.#slots;
    const start = Math.max(
      0,
      Math.min(Math.floor(scrollTop / ROW_HEIGHT) - OVERSCAN, this.#rowCount - length),
    );
    for (let row = start; row < start + length; row++) {
      const slot = this.#slots[row % length];
      if (slot === undefined) continue;
      if (row >= this.#rowCount) {
        slot.row = -1;
        slot.element.remove();
        continue;
      }
      if (all || isGrown || slot.row !== row) this.fill(slot, row, ROW_HEIGHT);
      if (!slot.element.isConnected) this.body.append(slot.element);
    }
  }
}
