import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import { withTestDatabase } from "@/lib/testing/test-database";
import { currentCollection, reportCollection, requestCollection, takeCollectionRequest } from "./collections";
import { database } from "./database/database";
import type { InventoryKey } from "../inventory/snapshot/dataset";
import { collections } from "./schema";

withTestDatabase();

function keyOf(callerKey: string): InventoryKey {
  return { callerKey, dataset: "organization" };
}

const collecting: CollectionProgress = {
  state: "collecting",
  startedAt: Date.UTC(2026, 10, 20),
  version: "7-0",
  streams: [{ name: "accounts", pagesDone: 3, itemsRead: 60, throttled: 1, state: "running" }],
};

it("answers what the collector reported last", async () => {
  expect(await currentCollection(keyOf("reported"))).toBeUndefined();
  await reportCollection(keyOf("reported"), { state: "idle", streams: [] });
  await reportCollection(keyOf("reported"), collecting);
  expect(await currentCollection(keyOf("reported"))).toEqual(collecting);
});

it("takes a collector that is not heard of any more for gone", async () => {
  await reportCollection(keyOf("silent"), collecting);
  await database()
    .update(collections)
    .set({ heartbeatAt: sql`now() - interval '31 seconds'` })
    .where(eq(collections.callerKey, "silent"));
  expect(await currentCollection(keyOf("silent"))).toEqual({ state: "idle", streams: [], version: "7-0" });
});

it("gives a request to exactly one of those who look for it", async () => {
  expect(await takeCollectionRequest(keyOf("requested"))).toBe(false);
  await requestCollection(keyOf("requested"));
  await requestCollection(keyOf("requested"));
  const taken = await Promise.all(Array.from({ length: 5 }, () => takeCollectionRequest(keyOf("requested"))));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await currentCollection(keyOf("requested"))).toBeUndefined();
});

it("answers each dataset for itself", async () => {
  const packs = { callerKey: "both", dataset: "conformance-packs" } as const;
  await reportCollection(keyOf("both"), collecting);
  await requestCollection(packs);
  expect(await currentCollection(packs)).toBeUndefined();
  expect(await takeCollectionRequest(keyOf("both"))).toBe(false);
  expect(await takeCollectionRequest(packs)).toBe(true);
  expect(await currentCollection(keyOf("both"))).toEqual(collecting);
});

it("keeps a request while the collection before it goes on", async () => {
  await requestCollection(keyOf("busy"));
  await reportCollection(keyOf("busy"), collecting);
  expect(await takeCollectionRequest(keyOf("busy"))).toBe(true);
});
