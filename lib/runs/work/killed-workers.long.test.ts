import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/testing/test-database";
import { killWorkers } from "../testing/killed-workers";
import { runsUnderTest } from "../testing/runs-under-test";

withTestDatabase();

// Twenty kills and two thousand targets at the published rates are `npm run soak -- --only killed-workers`.
it(
  "loses no step and repeats none while the processes that work a run are killed",
  { timeout: 600_000 },
  async () => {
    const test = await runsUnderTest({ accounts: 120, settleMs: 0 });
    try {
      const { kills, carriedOut } = await killWorkers(test, { kills: 3, targets: 60, throttle: false });
      expect(kills).toBeGreaterThan(0);
      expect(carriedOut).toBe(60);
    } finally {
      await test.close();
    }
  },
);
