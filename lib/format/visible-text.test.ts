import fc from "fast-check";
import { expect, it } from "vitest";
import { visibleText } from "./visible-text";

it.each([
  ["\u202egnp.exe", "[U+202E]gnp.exe"],
  ["a\u2066b\u2069", "a[U+2066]b[U+2069]"],
  ["pay\u200bpal", "pay[U+200B]pal"],
  ["a\0b\u001b[31m", "a[U+0000]b[U+001B][31m"],
  ["half \ud83c", "half [U+D83C]"],
  ["two\u2028lines", "two[U+2028]lines"],
  ["\ufeffname", "[U+FEFF]name"],
])("writes out what can't be seen: %j", (text, visible) => {
  expect(visibleText(text)).toBe(visible);
});

it.each([
  "Sicherheit – Prüfung",
  "安全团队",
  "فريق الأمن",
  "צוות",
  "👩‍💻 developers",
  "می‌خواهم",
  "a b",
  "क्‍ष",
])("leaves names of every script alone: %s", (text) => {
  expect(visibleText(text)).toBe(text);
});

it("has nothing left to write out, and keeps what it is asked to", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(visibleText(visibleText(text))).toBe(visibleText(text));
    }),
  );
  expect(visibleText("a\tb\u202e", "\t")).toBe("a\tb[U+202E]");
});
