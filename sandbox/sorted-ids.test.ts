import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SortedIds } from "./sorted-ids";

const ids = fc.array(fc.string({ maxLength: 3 }));

describe("sorted ids", () => {
  it("hold what a set holds, in order", () => {
    fc.assert(
      fc.property(ids, ids, ids, (first, added, removed) => {
        const sorted = new SortedIds(new Set(first));
        const expected = new Set(first);
        for (const id of added) {
          sorted.add(id);
          expected.add(id);
        }
        for (const id of removed) {
          sorted.delete(id);
          expected.delete(id);
        }
        expect([...sorted]).toEqual([...expected].sort());
        expect(sorted.size).toBe(expected.size);
      }),
    );
  });

  it("can be read in pages that miss and repeat nothing", () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 4 }), (values, count) => {
        const sorted = new SortedIds(new Set(values));
        const seen: string[] = [];
        for (;;) {
          const page = sorted.after(seen.at(-1), count);
          seen.push(...page.ids);
          if (!page.hasMore) break;
        }
        expect(seen).toEqual([...sorted]);
      }),
    );
  });
});
