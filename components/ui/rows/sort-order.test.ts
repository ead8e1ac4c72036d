import { expect, it } from "vitest";
import { ariaSort, inDirection, orderAfter, orderOf } from "./sort-order";

type Column = "name" | "failed";
const descendingFirst = { failed: true } as const;

it("begins with the direction of the column where the URL names none", () => {
  expect(orderOf<Column>({ sort: "failed", direction: null }, descendingFirst).direction).toBe("descending");
  expect(orderOf<Column>({ sort: "name", direction: null }, descendingFirst).direction).toBe("ascending");
  expect(orderOf<Column>({ sort: "failed", direction: "ascending" }, descendingFirst).direction).toBe(
    "ascending",
  );
});

it("turns the column that is pressed again, and begins another one anew", () => {
  const press = (sort: Column, direction: "ascending" | "descending", column: Column) =>
    orderAfter<Column>({ sort, direction }, column, descendingFirst);
  expect(press("name", "ascending", "failed")).toEqual({ sort: "failed", direction: null });
  expect(press("failed", "descending", "failed")).toEqual({ sort: "failed", direction: "ascending" });
  expect(press("failed", "ascending", "failed")).toEqual({ sort: "failed", direction: null });
  expect(press("failed", "ascending", "name")).toEqual({ sort: "name", direction: null });
  expect(press("name", "ascending", "name")).toEqual({ sort: "name", direction: "descending" });
});

it("says of each column whether and how rows are sorted by it", () => {
  const order = { sort: "failed", direction: "descending" } as const;
  expect(ariaSort<Column>(order, "failed")).toBe("descending");
  expect(ariaSort<Column>(order, "name")).toBe("none");
});

it("turns a comparison round", () => {
  const compare = (one: number, other: number) => one - other;
  expect([2, 3, 1].sort(inDirection("ascending", compare))).toEqual([1, 2, 3]);
  expect([2, 3, 1].sort(inDirection("descending", compare))).toEqual([3, 2, 1]);
});
