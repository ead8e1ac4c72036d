import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalTags, changeOfTags, changesTags, diffTags, isSameTags, type Tag, tagsAfter } from "./tag";

const tags: fc.Arbitrary<Tag[]> = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom("team", "Team", "stage", "owner", "cost"),
    value: fc.string({ maxLength: 2 }),
  }),
  { selector: ({ key }) => key },
);

it("leads to the wanted tags when it is sent, and is empty where AWS has them, in whatever order", () => {
  fc.assert(
    fc.property(tags, tags, (before, after) => {
      const diff = diffTags(before, after);
      expect(canonicalTags(tagsAfter(before, changeOfTags(diff)))).toEqual(canonicalTags(after));
      expect(changesTags(diff)).toBe(!isSameTags(after, before));
      expect(changesTags(diffTags(after.toReversed(), after))).toBe(false);
    }),
  );
});

it("names each key once: set with the value it had, or removed", () => {
  fc.assert(
    fc.property(tags, tags, (before, after) => {
      const { set, removed } = diffTags(before, after);
      const had = new Map(before.map(({ key, value }) => [key, value]));
      const named = [...set, ...removed].map(({ key }) => key);
      expect(new Set(named).size).toBe(named.length);
      for (const { key, from } of set) expect(from).toBe(had.get(key));
    }),
  );
});
