import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordAssociations, recordedAssociation } from "@/lib/inventory/record/record-associations";
import { decodeSnapshot } from "@/lib/inventory/snapshot/snapshot-codec";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";
import { GET as getReadiness } from "@/app/readyz/route";
import { GET as getSnapshot } from "./snapshot/route";

withTestDatabase();

describe("the inventory over HTTP", () => {
  let collector: CollectorUnderTest;
  let snapshot: Snapshot;
  beforeAll(async () => {
    collector = await collectorUnderTest();
  });
  afterAll(() => collector.close());

  it("says that there is no snapshot yet", async () => {
    const response = await getSnapshot(asking("snapshot"));
    expect(response.status).toBe(204);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("sends the columns as a gzip file, with their version", async () => {
    collector.start();
    snapshot = await snapshotWhen(({ meta }) => meta.complete);
    await collector.stop();
    const response = await getSnapshot(asking("snapshot"));
    expect(response.headers.get("etag")).toBe(`"${snapshot.meta.version}"`);
    expect(response.headers.get("content-type")).toBe("application/gzip");
    const bytes = gunzipSync(await response.arrayBuffer());
    expect(decodeSnapshot(bytes)).toEqual(snapshot);
  });

  it("sends nothing to whom has the version, until it changes", async () => {
    const known = { "if-none-match": `W/"${snapshot.meta.version}"` };
    const unchanged = await getSnapshot(asking("snapshot", known));
    expect(unchanged.status).toBe(304);
    expect(await unchanged.text()).toBe("");

    const association = await anAssociation();
    await recordAssociations([{ ...association, message: "Something new." }]);
    const changed = await getSnapshot(asking("snapshot", known));
    expect(changed.status).toBe(200);
    const [base] = snapshot.meta.version.split(".");
    expect(changed.headers.get("etag")).toContain(`"${base}.`);
  });

  it("is well", async () => {
    expect(await (await getReadiness()).json()).toEqual({ ready: true, because: [] });
  });

  async function anAssociation() {
    for (const id of snapshot.tree.ids) {
      const association = await recordedAssociation(id);
      if (association !== undefined) return association;
    }
    throw new Error("The world has no association.");
  }
});

function asking(what: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost/api/inventory/${what}`, { headers });
}
