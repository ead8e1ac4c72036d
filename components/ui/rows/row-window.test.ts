// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { RowWindow } from "./row-window";

class Slot {
  row: number | undefined;
  writes = 0;
  isReady = false;
  ready() {
    this.isReady = true;
  }
  hide() {
    this.row = undefined;
  }
  write(row: number) {
    this.row = row;
    this.writes++;
  }
}

function windowOf(slotCount: number) {
  const box = document.createElement("div");
  const slots = Array.from({ length: slotCount }, () => new Slot());
  const window = new RowWindow(box, slots, 2);
  const begin = (count: number, rowHeight = 10) =>
    window.show({ count, rowHeight, fill: (slot, row) => slot.write(row) });
  const show = (count: number) => {
    begin(count);
    window.finish();
  };
  const scrollTo = (top: number) => {
    box.scrollTop = top;
    window.follow();
  };
  const rows = () =>
    slots
      .map(({ row }) => row)
      .filter((row) => row !== undefined)
      .sort((a, b) => a - b);
  return { slots, window, begin, show, scrollTo, rows };
}

test("shows the first rows, and no more than there are", () => {
  const { show, rows, window } = windowOf(6);
  show(100);
  expect(rows()).toEqual([0, 1, 2, 3, 4, 5]);
  show(2);
  expect(rows()).toEqual([0, 1]);
  expect(window.isShown(1)).toBe(true);
  expect(window.isShown(2)).toBe(false);
});

test("writes only the rows that scrolling brings in", () => {
  const { show, rows, scrollTo, slots } = windowOf(6);
  show(100);
  scrollTo(50);
  expect(rows()).toEqual([3, 4, 5, 6, 7, 8]);
  expect(slots.reduce((sum, { writes }) => sum + writes, 0)).toBe(6 + 3);
});

test("stands at the end of the list where there is no more to show", () => {
  const { show, rows, scrollTo } = windowOf(6);
  show(10);
  scrollTo(1000);
  expect(rows()).toEqual([4, 5, 6, 7, 8, 9]);
});

test("writes the rows on the screen first, and those beyond its edges when it has to finish", () => {
  const { begin, show, scrollTo, window, slots } = windowOf(6);
  show(100);
  scrollTo(50);
  const before = slots.map(({ writes }) => writes);
  begin(100);
  const written = () => slots.flatMap(({ writes, row }, slot) => (writes > (before[slot] ?? 0) ? [row] : []));
  expect(written()).toEqual([6, 5]);
  window.finish();
  expect(written()).toHaveLength(6);
});

test("leaves no row on the screen that the list does not have any more", () => {
  const { begin, show, rows, scrollTo } = windowOf(6);
  show(100);
  scrollTo(500);
  begin(1);
  expect(rows().filter((row) => row < 2)).toEqual([0]);
});

test("writes all rows at once when they have another height", () => {
  const { begin, show, slots } = windowOf(6);
  show(100);
  begin(100, 20);
  expect(slots.map(({ writes }) => writes)).toEqual([2, 2, 2, 2, 2, 2]);
});

test("writes every row again when the list is another one", () => {
  const { show, slots } = windowOf(4);
  show(100);
  show(100);
  expect(slots.map(({ writes }) => writes)).toEqual([2, 2, 2, 2]);
});

test("lets every slot prepare, also those without a row", () => {
  const { slots, show, window } = windowOf(6);
  show(2);
  window.ready();
  expect(slots.every((slot) => slot.isReady)).toBe(true);
});
