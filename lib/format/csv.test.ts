import fc from "fast-check";
import { expect, it } from "vitest";
import { csvCell, toCsv } from "./csv";

it("quotes what would break a row", () => {
  expect(
    toCsv([
      ["name", "n"],
      ['say "hi", now', 3],
    ]),
  ).toBe('name,n\r\n"say ""hi"", now",3\r\n');
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])("never lets %j start a formula", (text) => {
  expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/);
});

it("keeps negative numbers numbers", () => {
  expect(csvCell(-3)).toBe("-3");
});

it("gives every text back to a reader, but for the apostrophe", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const cell = csvCell(text);
      const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect([text, `'${text}`]).toContain(read);
    }),
  );
});
