import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type News, topics, withState } from "@/lib/inventory/snapshot/news";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  packsWhen,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";
import { GET } from "./route";

withTestDatabase();

let collector: CollectorUnderTest;
beforeAll(async () => {
  collector = await collectorUnderTest();
});
afterAll(() => collector.close());

it("sends the state of everything at once, and the changes after it", async () => {
  const leaving = new AbortController();
  const response = await GET(asking(leaving.signal));
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(response.headers.get("cache-control")).toContain("no-transform");
  const events = newsIn(response);
  const { value: first } = await events.next();
  expect(first).toMatchObject({ organization: { state: "idle" }, "conformance-packs": { state: "idle" } });
  expect(first?.origin).toBeUndefined();

  // The collection lasts until it has been seen, however slow the machine is.
  await collector.fault({ operation: "ListAccounts", fault: { kind: "latency", ms: 3_000 } });
  collector.start();
  collector.startPacks();
  const states = new Set<string>();
  let last: News = {};
  for await (const news of events) {
    last = news;
    states.add(news.organization?.state ?? "").add(news["conformance-packs"]?.state ?? "");
    if (states.has("collecting")) await collector.clearFaults();
    const isOver = [news.organization, news["conformance-packs"]].every(
      (progress) => progress?.version !== undefined && progress.state === "idle",
    );
    if (isOver && news.origin !== undefined) break;
  }
  expect(states).toContain("collecting");
  expect(last.organization?.version).toBe((await snapshotWhen(({ meta }) => meta.complete)).meta.version);
  expect(last["conformance-packs"]?.version).toBe(
    (await packsWhen(({ meta }) => meta.complete)).meta.version,
  );
  expect(last["conformance-packs"]?.streams[0]?.name).toBe("packs");
  leaving.abort();
  await collector.stop();
});

it("gives a browser that comes later the newest state and none of those in between", async () => {
  const leaving = new AbortController();
  const { value: news } = await newsIn(await GET(asking(leaving.signal))).next();
  leaving.abort();
  expect(news?.organization?.version).toBe((await snapshotWhen(() => true)).meta.version);
  expect(news?.origin).toMatch(/^[\w-]{22}$/);
});

it("opens twenty streams of one person where there are others, and lets those go on", async () => {
  vi.stubEnv("CANOPY_URL", "https://canopy.example.com");
  vi.stubEnv("CANOPY_OIDC_ISSUER", "https://login.example.com");
  vi.stubEnv("CANOPY_OIDC_CLIENT_ID", "canopy");
  vi.stubEnv("CANOPY_GROUP_ROLES", "everyone=viewer");
  vi.resetModules();
  const news = await import("@/lib/inventory/server/news-events");
  const leaving = new AbortController();
  const ada = { id: "ada", name: "Ada", grants: [] };
  for (let browser = 1; browser <= 20; browser += 1) {
    expect(news.whyNoStream(ada)).toBeUndefined();
    news.newsResponse(ada, leaving.signal);
  }
  expect(news.whyNoStream(ada)?.message).toContain("20 of your browsers");
  expect(news.whyNoStream({ id: "otto" })).toBeUndefined();
  leaving.abort();
  expect(news.whyNoStream(ada)).toBeUndefined();
});

it("opens two hundred streams and refuses the next, until one of them leaves", async () => {
  const leaving = new AbortController();
  const first = new AbortController();
  const open = [first.signal, ...Array.from({ length: 199 }, () => leaving.signal)];
  for (const signal of open) expect((await GET(asking(signal))).status).toBe(200);
  const refused = await GET(asking(leaving.signal));
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({ failure: { code: "unavailable" } });
  first.abort();
  expect((await GET(asking(leaving.signal))).status).toBe(200);
  leaving.abort();
});

function asking(signal: AbortSignal): Request {
  return new Request("http://localhost/api/news", { signal });
}

/** What the browser knows after each chunk of events. */
async function* newsIn(response: Response): AsyncGenerator<News, undefined> {
  let [text, news]: [string, News] = ["", {}];
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    const before = news;
    for (const event of events) {
      const [, name, data] = /^event: (\S+)\ndata: (.+)$/.exec(event) ?? [];
      const topic = topics.find((each) => each === name);
      if (topic !== undefined && data !== undefined) news = withState(news, topic, JSON.parse(data));
    }
    if (news !== before) yield news;
  }
  return undefined;
}
