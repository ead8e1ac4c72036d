import { expect, it } from "vitest";
import { mapCommand } from "./map-keyboard";

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

it.each([
  ["ArrowLeft", { do: "step", step: "previous" }],
  ["ArrowDown", { do: "step", step: "down" }],
  ["End", { do: "step", step: "last" }],
  ["Enter", { do: "enter" }],
  ["Escape", { do: "leave" }],
  ["o", { do: "open" }],
  ["+", { do: "nearer" }],
  ["-", { do: "farther" }],
  ["x", undefined],
  ["Tab", undefined],
])("takes %s for %j", (key, command) => {
  expect(mapCommand({ ...plain, key })).toEqual(command);
});

it("leaves the browser its own keys, but for the one that opens a target", () => {
  expect(mapCommand({ ...plain, key: "Enter", ctrlKey: true })).toEqual({ do: "open" });
  expect(mapCommand({ ...plain, key: "Enter", metaKey: true })).toEqual({ do: "open" });
  expect(mapCommand({ ...plain, key: "+", ctrlKey: true })).toBeUndefined();
  expect(mapCommand({ ...plain, key: "ArrowLeft", altKey: true })).toBeUndefined();
  expect(mapCommand({ ...plain, key: "ArrowLeft", shiftKey: true })).toEqual({ do: "move", part: -0.25 });
});
