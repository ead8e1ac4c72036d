import { expect, it } from "vitest";
import { currentCollection, reportCollection } from "@/lib/store/collections";
import { withTestDatabase } from "@/lib/testing/test-database";
import type { CollectionProgress } from "../snapshot/progress";
import { ProgressReporter } from "./progress-reporter";

withTestDatabase();

const collecting: CollectionProgress = { state: "collecting", startedAt: 1_760_000_000_000, streams: [] };

it("has one report on its way at a time, so that none comes after the last", async () => {
  for (let collection = 0; collection < 50; collection++) {
    const key = { callerKey: `caller ${collection}`, dataset: "organization" } as const;
    let reports = 0;
    const reporter = new ProgressReporter({
      key,
      read: () => {
        reports++;
        return collecting;
      },
      onError: (error) => {
        throw error;
      },
    });
    // A collection that begins says what it expects before it has been reported.
    reporter.changed(true);
    await reporter.open();
    expect(reports).toBe(1);
    await reporter.close();
    await reportCollection(key, { state: "idle", streams: [] });
    expect((await currentCollection(key))?.state).toBe("idle");
  }
});
