import fc from "fast-check";
import { expect, it } from "vitest";
import { illFormedTexts } from "./ill-formed-texts";

it("names the place and the position of what can't be kept", () => {
  expect(illFormedTexts({ settings: { description: "a🌲\ud83c" }, tags: ["x", "\0"] })).toEqual([
    {
      path: ["settings", "description"],
      message: "Delete character 3, which is half of a character (a lone surrogate), and type it again.",
    },
    { path: ["tags", "1"], message: "Delete the control character U+0000 at position 1." },
  ]);
  expect(illFormedTexts({ tags: { "\udc00": "x" } })).toMatchObject([{ path: ["tags"] }]);
});

it("lets everything else pass", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "grapheme" }), (value) => {
      fc.pre(!JSON.stringify(value).includes("\\u0000"));
      expect(illFormedTexts(value)).toEqual([]);
    }),
  );
});
