import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import type { CollectionProgress } from "@/lib/inventory/progress";
import { withTestDatabase } from "@/lib/testing/test-database";
import { currentCollection, reportCollection, requestCollection, takeCollectionRequest } from "./collections";
import { database } from "./database";
import { collections } from "./schema";

withTestDatabase();

const collecting: CollectionProgress = {
  state: "collecting",
  startedAt: Date.UTC(2026, 10, 20),
  version: "7-0",
  streams: [{ name: "accounts", pagesDone: 3, itemsRead: 60, throttled: 1, state: "running" }],
};

it("answers what the collector reported last", async () => {
  expect(await currentCollection("reported")).toBeUndefined();
  await reportCollection("reported", { state: "idle", streams: [] });
  await reportCollection("reported", collecting);
  expect(await currentCollection("reported")).toEqual(collecting);
});

it("takes a collector that is not heard of any more for gone", async () => {
  await reportCollection("silent", collecting);
  await database()
    .update(collections)
    .set({ heartbeatAt: sql`now() - interval '31 seconds'` })
    .where(eq(collections.viewerKey, "silent"));
  expect(await currentCollection("silent")).toEqual({ state: "idle", streams: [], version: "7-0" });
});

it("gives a request to exactly one of those who look for it", async () => {
  expect(await takeCollectionRequest("requested")).toBe(false);
  await requestCollection("requested");
  await requestCollection("requested");
  const taken = await Promise.all(Array.from({ length: 5 }, () => takeCollectionRequest("requested")));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await currentCollection("requested")).toBeUndefined();
});

it("keeps a request while the collection before it goes on", async () => {
  await requestCollection("busy");
  await reportCollection("busy", collecting);
  expect(await takeCollectionRequest("busy")).toBe(true);
});
