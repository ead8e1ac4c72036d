// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { rowsOfPage, scrollToCell, scrollToRow } from "./scroll-into-sight";

function sized(element: HTMLElement, sizes: Readonly<Record<string, number>>): HTMLElement {
  for (const [name, value] of Object.entries(sizes)) Object.defineProperty(element, name, { value });
  return element;
}

const heights = { rowHeight: 10, headHeight: 20 };
const listOf = (top: number) => {
  const box = sized(document.createElement("div"), { clientHeight: 70, clientWidth: 100 });
  box.scrollTop = top;
  return box;
};

test.each([
  ["above", 40, 2, 20],
  ["below the last that shows", 0, 5, 10],
  ["in sight", 20, 4, 20],
  ["at the foot", 0, 4, 0],
])("a row %s", (_, from, row, to) => {
  const box = listOf(from);
  scrollToRow(box, row, heights);
  expect(box.scrollTop).toBe(to);
});

test("a page is what fits below the head, and one row at least", () => {
  expect(rowsOfPage(listOf(0), heights)).toBe(5);
  expect(rowsOfPage(null, heights)).toBe(1);
});

test.each([
  ["hidden behind the first column", 80, 90, 60],
  ["beyond the edge", 0, 120, 40],
  ["in sight", 10, 60, 10],
])("a cell %s", (_, from, left, to) => {
  const box = listOf(0);
  box.scrollLeft = from;
  scrollToCell(box, sized(document.createElement("div"), { offsetLeft: left, offsetWidth: 20 }), 30);
  expect(box.scrollLeft).toBe(to);
});
