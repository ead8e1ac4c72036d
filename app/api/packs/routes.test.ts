import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { decodePackSnapshot } from "@/lib/aws-config/packs/table/pack-codec";
import { readPacks } from "@/lib/inventory/server/read-packs";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  packsWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";
import { GET as getSnapshot } from "./snapshot/route";

withTestDatabase();

let collector: CollectorUnderTest;
beforeAll(async () => {
  collector = await collectorUnderTest();
});
afterAll(() => collector.close());

it("has nothing to send before the first collection", async () => {
  expect((await getSnapshot(asking("snapshot"))).status).toBe(204);
  const first = await readPacks();
  expect(first).toMatchObject({ ok: true, value: { progress: { state: "idle", streams: [] } } });
});

it("tells how far the packs are, and sends their columns with a version", async () => {
  collector.startPacks();
  const snapshot = await packsWhen(({ meta }) => meta.complete);
  const response = await getSnapshot(asking("snapshot"));
  expect(response.headers.get("etag")).toBe(`"${snapshot.meta.version}"`);
  expect(response.headers.get("content-type")).toBe("application/gzip");
  expect(decodePackSnapshot(gunzipSync(await response.arrayBuffer()))).toEqual(snapshot);

  const known = asking("snapshot", { "if-none-match": `"${snapshot.meta.version}"` });
  expect((await getSnapshot(known)).status).toBe(304);
  expect(await readPacks()).toMatchObject({ ok: true, value: { snapshot } });
});

function asking(what: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost/api/packs/${what}`, { headers });
}
