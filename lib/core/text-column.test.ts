import fc from "fast-check";
import { expect, it } from "vitest";
import { AccountId, TargetId } from "./identifiers";
import { AccountIdColumn, TargetIdColumn, TextColumn } from "./text-column";

const nearlyIds = fc.oneof(
  fc.stringMatching(/^\d{11,13}\n?$/),
  fc.stringMatching(/^r-[0-9a-z]{3,5}$/),
  fc.stringMatching(/^r-[0-9a-z]{32,33}$/),
  fc.stringMatching(/^ou-[0-9a-z]{3,5}-[a-z0-9]{7,33}$/),
  fc.stringMatching(/^ou-[0-9a-z]{32,33}-[a-z0-9]{32,33}$/),
  fc.string(),
  fc.constantFrom(12, null, undefined, ["123456789012"], {}),
);

it("takes what each of its elements alone would be taken for, and nothing else", () => {
  fc.assert(
    fc.property(fc.array(nearlyIds, { maxLength: 3 }), (values) => {
      const isEach = (one: typeof AccountId | typeof TargetId) =>
        values.every((value) => one.safeParse(value).success);
      expect(AccountIdColumn.safeParse(values).success).toBe(isEach(AccountId));
      expect(TargetIdColumn.safeParse(values).success).toBe(isEach(TargetId));
      expect(TextColumn.safeParse(values).success).toBe(values.every((value) => typeof value === "string"));
    }),
  );
});

it("refuses what is no column, and names the column that has something else", () => {
  expect(TextColumn.safeParse("text").success).toBe(false);
  expect(TextColumn.safeParse(undefined).success).toBe(false);
  expect(() => AccountIdColumn.parse(["123"])).toThrow("A column of account ids has something else in it.");
});
