import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/testing/test-database";
import { killWorkers } from "../testing/killed-workers";
import { runsUnderTest } from "../testing/runs-under-test";

withTestDatabase();

it(
  "loses no step of two thousand and repeats none while twenty processes that work them are killed",
  { timeout: 25 * 60_000 },
  async () => {
    const test = await runsUnderTest({ accounts: 2_500, settleMs: 0 });
    try {
      const report = await killWorkers(test, { kills: 20, targets: 2_000, throttle: true });
      process.stdout.write(
        `2,000 targets in ${Math.round(report.tookMs / 1_000)} s with 20 kills; ${report.verified} verified by reading, ${report.throttled} throttled\n`,
      );
      expect(report.kills).toBe(20);
      expect(report.carriedOut).toBe(2_000);
    } finally {
      await test.close();
    }
  },
);
