import { expect, it } from "vitest";
import { hasWords, wordsOf } from "./search-terms";

it("finds words in any order, as they are seen and not as they are stored", () => {
  const name = "  two  Spaces Café ";
  for (const query of ["two spaces", "spaces TWO", "Café", "  ", "two Spaces café"]) {
    expect(hasWords(name, wordsOf(query))).toBe(true);
  }
  expect(hasWords(name, wordsOf("two three"))).toBe(false);
});
