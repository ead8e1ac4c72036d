import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonDifference } from "./json-difference";

it("names each value that differs by its path", () => {
  const before = { name: "a", source: { regions: ["eu-west-1"], kind: "all" }, gone: 1 };
  const after = { name: "b", source: { regions: ["eu-west-1", "eu-north-1"], kind: "all" }, filters: null };
  expect(jsonDifference(before, after)).toEqual([
    { path: "name", before: '"a"', after: '"b"' },
    { path: "source.regions[1]", after: '"eu-north-1"' },
    { path: "gone", before: "1" },
    { path: "filters", after: "null" },
  ]);
});

it("shows what is new or gone value by value, and an empty list as one", () => {
  expect(jsonDifference(undefined, { name: "a", tags: [] })).toEqual([
    { path: "name", after: '"a"' },
    { path: "tags", after: "[]" },
  ]);
  expect(jsonDifference({ name: "a" }, undefined)).toEqual([{ path: "name", before: '"a"' }]);
  expect(jsonDifference([], {})).toEqual([{ path: "", before: "[]", after: "{}" }]);
});

it("is empty exactly where the documents are the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(jsonDifference(one, structuredClone(one))).toEqual([]);
      const isSame = isDeepSame(one, other);
      expect(jsonDifference(one, other).length === 0).toBe(isSame);
    }),
  );
});

function isDeepSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
