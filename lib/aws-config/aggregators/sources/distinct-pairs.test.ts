import fc from "fast-check";
import { expect, it } from "vitest";
import { distinctPairs } from "./distinct-pairs";
import { SourceEncoder } from "./source-batch";
import { pagesOf, sourceRows } from "../testing/source-rows";

it("counts each account–Region pair once over all aggregators, with its worst status", () => {
  fc.assert(
    fc.property(fc.array(sourceRows(), { maxLength: 4 }), (lists) => {
      const counts = distinctPairs(
        lists.map((rows) => {
          const encoder = new SourceEncoder();
          return pagesOf(rows, 3).map((page) => encoder.encode(page));
        }),
      );
      const statuses = new Map<string, Set<string>>();
      for (const { sourceId, region, status } of lists.flat()) {
        const key = `${sourceId} ${region}`;
        statuses.set(key, (statuses.get(key) ?? new Set()).add(status));
      }
      const all = [...statuses.values()];
      expect(counts.FAILED + counts.OUTDATED + counts.SUCCEEDED + counts.UNKNOWN).toBe(all.length);
      expect(counts.FAILED).toBe(all.filter((each) => each.has("FAILED")).length);
      expect(counts.SUCCEEDED).toBe(all.filter((each) => each.size === 1 && each.has("SUCCEEDED")).length);
    }),
  );
});
