import fc from "fast-check";
import { expect, it } from "vitest";
import { wellFormed } from "./well-formed";

const arbitraryText = fc.string({
  unit: fc.constantFrom("a", "🌳", "\ud800", "\udc00", "é"),
});
const arbitraryAnswer = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    arbitraryText,
    fc.integer(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(arbitraryText, tie("value"), { maxKeys: 4 }),
  ),
})).value;

it("makes every text of an answer one that UTF-8 can hold, and changes nothing else", () => {
  fc.assert(
    fc.property(arbitraryAnswer, (answer) => {
      const text = JSON.stringify(wellFormed(answer));
      expect(text).not.toMatch(/\\ud[89a-f]/);
      const sent = new TextDecoder().decode(new TextEncoder().encode(JSON.stringify(answer)));
      if (!/\\ud[89a-f]/.test(sent)) expect(wellFormed(answer)).toBe(answer);
    }),
  );
});

it("replaces a half that stands alone, and leaves dates as they are", () => {
  const CreatedAt = new Date(0);
  expect(wellFormed({ Ous: [{ Name: "Team \ud800", CreatedAt }] })).toEqual({
    Ous: [{ Name: "Team \ufffd", CreatedAt }],
  });
});
