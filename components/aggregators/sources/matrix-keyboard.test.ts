import { expect, it } from "vitest";
import { matrixMove } from "./matrix-keyboard";

const size = { rows: 100, columns: 5, pageRows: 20 };

it.each([
  ["ArrowDown", false, [1, 2], [2, 2]],
  ["ArrowUp", false, [0, 2], [0, 2]],
  ["ArrowRight", false, [1, 4], [1, 4]],
  ["ArrowLeft", false, [1, 1], [1, 0]],
  ["PageDown", false, [90, 2], [99, 2]],
  ["PageUp", false, [30, 2], [10, 2]],
  ["Home", false, [30, 2], [30, 0]],
  ["End", false, [30, 2], [30, 4]],
  ["Home", true, [30, 2], [0, 0]],
  ["End", true, [30, 2], [99, 4]],
] as const)("%s with command %s leads from %j to %j", (key, command, from, to) => {
  const [row, column] = from;
  expect(matrixMove({ key, command }, { row, column }, size)).toEqual({ row: to[0], column: to[1] });
});

it("leaves other keys to the page", () => {
  expect(matrixMove({ key: "/", command: false }, { row: 0, column: 0 }, size)).toBeUndefined();
});
