import { describe, expect, it } from "vitest";
import { flatOrder, flatRows } from "@/lib/organizations/flat-rows";
import { buildTree } from "@/lib/organizations/tree";
import { isExpanded, visibleRows } from "@/lib/organizations/tree-view";
import { organizationOf } from "@/lib/testing/arbitrary-organization";
import { type GridCommand, gridCommand, visibleFocus, WHOLE_ROW } from "./tree-keyboard";

/** Root ▸ OU 0 ▸ OU 1 ▸ account-0; account-1 below the root. Root and OU 0 are open. */
const tree = buildTree(organizationOf([-1, 0], [{ parent: 1 }, { parent: -1 }]));
const expansion = { depth: 2, exceptions: new Set<number>() };
const view = visibleRows(tree, expansion, undefined, undefined);
const [root, unit, nested, , account] = [0, 1, 2, 3, 4] as const;

function press(key: string, node: number, column = WHOLE_ROW, modifiers = {}): GridCommand | undefined {
  return gridCommand(
    { key, shiftKey: false, command: false, ...modifiers },
    {
      tree,
      view,
      focus: { node, column },
      expanded: (each) => isExpanded(tree, expansion, each),
      columns: 5,
      pageRows: 2,
    },
  );
}

function focusOn(node: number, column = WHOLE_ROW): GridCommand {
  return { do: "focus", focus: { node, column } };
}

describe("gridCommand", () => {
  it.each([
    ["down goes to the next row", press("ArrowDown", root), focusOn(unit)],
    ["down skips what is closed", press("ArrowDown", nested), focusOn(account)],
    ["up stays on the first row", press("ArrowUp", root), focusOn(root)],
    ["page down goes by what fits", press("PageDown", root), focusOn(nested)],
    ["end goes to the last row", press("End", root), focusOn(account)],
    ["home goes to the first row", press("Home", account), focusOn(root)],
    ["right opens a closed branch", press("ArrowRight", nested), { do: "toggle-branch", node: nested }],
    ["right goes into an open branch's cells", press("ArrowRight", unit), focusOn(unit, 0)],
    ["right walks the cells", press("ArrowRight", unit, 1), focusOn(unit, 2)],
    ["right stops at the last cell", press("ArrowRight", unit, 4), undefined],
    ["left comes back to the row", press("ArrowLeft", unit, 0), focusOn(unit)],
    ["left closes an open branch", press("ArrowLeft", unit), { do: "toggle-branch", node: unit }],
    ["left goes to the parent of a closed branch", press("ArrowLeft", nested), focusOn(unit)],
    ["home in a cell goes to the first cell", press("Home", unit, 3), focusOn(unit, 0)],
    ["end in a cell goes to the last cell", press("End", unit, 1), focusOn(unit, 4)],
    [
      "control and home leaves for the first row",
      press("Home", unit, 3, { command: true }),
      focusOn(root, 3),
    ],
    ["space chooses", press(" ", unit), { do: "toggle-selection", node: unit }],
    ["enter opens", press("Enter", unit), { do: "activate", focus: { node: unit, column: WHOLE_ROW } }],
    ["control and a chooses all", press("a", unit, WHOLE_ROW, { command: true }), { do: "select-all" }],
    ["a alone is not the grid's", press("a", unit), undefined],
  ])("%s", (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  it("extends the selection with shift", () => {
    expect(press("ArrowDown", root, WHOLE_ROW, { shiftKey: true })).toEqual({
      do: "extend-selection",
      focus: { node: unit, column: WHOLE_ROW },
    });
  });
});

describe("gridCommand in a list", () => {
  const list = flatRows(flatOrder(tree, undefined), undefined);
  function pressInList(key: string, node: number, column = WHOLE_ROW): GridCommand | undefined {
    return gridCommand(
      { key, shiftKey: false, command: false },
      { tree, view: list, focus: { node, column }, expanded: undefined, columns: 5, pageRows: 2 },
    );
  }

  it.each([
    [
      "right goes into the cells of what would be a branch",
      pressInList("ArrowRight", nested),
      focusOn(nested, 0),
    ],
    ["left comes back to the row", pressInList("ArrowLeft", nested, 0), focusOn(nested)],
    ["left does not leave the row", pressInList("ArrowLeft", nested), undefined],
    ["down goes to the next row of the list", pressInList("ArrowDown", account), focusOn(unit)],
    ["up goes to the row before it", pressInList("ArrowUp", unit), focusOn(account)],
    ["end goes to the last row", pressInList("End", unit), focusOn(root)],
  ])("%s", (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  it("stands on the first row when neither the row nor an ancestor matches", () => {
    const matches = Uint8Array.of(0, 0, 0, 1, 1);
    const matching = flatRows(flatOrder(tree, undefined), matches);
    expect(visibleFocus(tree, matching, { node: nested, column: 2 })).toEqual({ node: 3, column: WHOLE_ROW });
    expect(visibleFocus(tree, matching, { node: account, column: 2 })).toEqual({ node: account, column: 2 });
  });
});

describe("visibleFocus", () => {
  it("stays where it can be seen", () => {
    const focus = { node: nested, column: 2 };
    expect(visibleFocus(tree, view, focus)).toBe(focus);
  });

  it("stands on the closed branch that hides its row", () => {
    expect(visibleFocus(tree, view, { node: 3, column: 2 })).toEqual({ node: nested, column: WHOLE_ROW });
  });

  it("stands on the first row when nothing above it is shown", () => {
    const nothing = visibleRows(tree, expansion, undefined, new Uint32Array(tree.size));
    expect(visibleFocus(tree, nothing, { node: 3, column: 2 })).toEqual({ node: root, column: WHOLE_ROW });
  });
});
