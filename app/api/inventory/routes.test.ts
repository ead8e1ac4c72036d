import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CollectionProgress } from "@/lib/inventory/progress";
import { recordAssociations } from "@/lib/inventory/record-associations";
import { recordedAssociation } from "@/lib/inventory/recorded-association";
import { decodeSnapshot } from "@/lib/inventory/snapshot-codec";
import type { Snapshot } from "@/lib/inventory/snapshot";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  progressWhen,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";
import { GET as getHealth } from "../health/route";
import { GET as getProgress } from "./progress/route";
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

  it("sends the progress at once and the changes after it", async () => {
    const leaving = new AbortController();
    const response = await getProgress(asking("progress", {}, leaving.signal));
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(response.headers.get("cache-control")).toContain("no-transform");
    const events = progressIn(response);
    expect((await events.next()).value).toEqual({ state: "idle", streams: [] });

    collector.start();
    const states = new Set<string>();
    let version: string | undefined;
    for await (const progress of events) {
      states.add(progress.state);
      ({ version } = progress);
      if (version !== undefined && progress.state === "idle") break;
    }
    snapshot = await snapshotWhen(({ meta }) => meta.complete);
    expect(version).toBe(snapshot.meta.version);
    leaving.abort();
    await progressWhen(({ state }) => state === "idle");
    await collector.stop();
  });

  it("sends the columns as a gzip file, with their version", async () => {
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
    expect(await (await getHealth()).json()).toEqual({ ok: true });
  });

  async function anAssociation() {
    for (const id of snapshot.tree.ids) {
      const association = await recordedAssociation(id);
      if (association !== undefined) return association;
    }
    throw new Error("The world has no association.");
  }
});

function asking(what: string, headers: Record<string, string> = {}, signal?: AbortSignal): Request {
  const url = `http://localhost/api/inventory/${what}`;
  return new Request(url, { headers, ...(signal !== undefined && { signal }) });
}

async function* progressIn(response: Response): AsyncGenerator<CollectionProgress, undefined> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) {
      if (event.startsWith("data: ")) yield CollectionProgress.parse(JSON.parse(event.slice(6)));
    }
  }
  return undefined;
}
