import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/testing/test-database";
import { killOneOfTwo } from "../testing/two-servers";

withTestDatabase();

const limit = { timeout: 25 * 60_000 };

it("takes over the collection and the write of each of fifty servers that are killed", limit, async () => {
  const takeovers = await killOneOfTwo(50);
  const longest = (times: number[]) => Math.max(...times);
  process.stdout.write(
    `${takeovers.length} takeovers; longest until a newer snapshot ${longest(takeovers.map(({ collectedAfterMs }) => collectedAfterMs))} ms, ` +
      `until the attempt was settled ${longest(takeovers.map(({ settledAfterMs }) => settledAfterMs))} ms\n`,
  );
  expect(takeovers).toHaveLength(50);
});
