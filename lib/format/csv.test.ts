import fc from "fast-check";
import { expect, it } from "vitest";
import { visibleText } from "./visible-text";
import { csvCell, toCsv } from "./csv";

it("quotes what would break a row", () => {
  expect(
    toCsv([
      ["name", "n"],
      ['say "hi", now', 3],
    ]),
  ).toBe('name,n\r\n"say ""hi"", now",3\r\n');
});

it.each([
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  " =1",
  "\u00a0=1",
  "\u3000＝1",
  "＝1",
  "＋1",
  "－1",
  "＠SUM(A1)",
  "\t",
])("never lets %j start a formula", (text) => {
  expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/);
});

it("keeps negative numbers numbers", () => {
  expect(csvCell(-3)).toBe("-3");
});

it.each([
  ["a;b", `"a;b"`],
  ["a\tb", `"a\tb"`],
  [" a", `" a"`],
  ["\u202egnp.exe", "[U+202E]gnp.exe"],
  ["\u001b]0;x\u0007", `"[U+001B]]0;x[U+0007]"`],
  ["012345678901", "012345678901"],
])("writes %j as %s", (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

it("gives every text back to a reader, but for the apostrophe", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const cell = csvCell(text);
      const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      const visible = visibleText(text, "\t\r\n");
      expect([visible, `'${visible}`]).toContain(read);
    }),
  );
});
