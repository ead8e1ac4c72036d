import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openText, sealText } from "./sealed-text";

describe("sealed text", () => {
  it("opens with the scope it was sealed for, whatever either is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (scope, position) => {
        expect(openText(scope, sealText(scope, position))).toBe(position);
      }),
    );
  });

  it("does not open once a character was changed, nor with another scope", () => {
    const token = sealText("ListAccounts", "111122223333");
    for (let index = 0; index < token.length; index += 1) {
      const other = token.charAt(index) === "A" ? "B" : "A";
      expect(
        openText("ListAccounts", token.slice(0, index) + other + token.slice(index + 1)),
      ).toBeUndefined();
    }
    expect(openText("ListRoots", token)).toBeUndefined();
    expect(openText("ListAccounts", `${token}==`)).toBeUndefined();
    expect(openText("ListAccounts", "")).toBeUndefined();
  });
});
