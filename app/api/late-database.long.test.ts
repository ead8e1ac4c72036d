import { globSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { collectorUnderTest, snapshotWhen } from "@/lib/inventory/testing/collector-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";

const database = withTestDatabase({ relayed: true });
const Handler = z.custom<(request: Request) => Promise<Response>>((each) => typeof each === "function");
const FailureBody = z.object({ failure: z.looseObject({ code: z.string(), message: z.string() }) });
const routes = new Map<string, z.infer<typeof Handler>>();
let close: () => Promise<void>;

beforeAll(async () => {
  for (const file of globSync("app/api/**/route.ts")) {
    const path = file.replace(/^app/, "").replace(/\/route\.ts$/, "");
    // The stream of news says what it can; programs with tokens are asked who they are first.
    if (path === "/api/news" || path.startsWith("/api/v1/")) continue;
    const { GET } = z
      .record(z.string(), z.unknown())
      .parse({ ...(await import(/* @vite-ignore */ join(process.cwd(), file))) });
    routes.set(path, Handler.parse(GET));
  }
  const collector = await collectorUnderTest();
  collector.start();
  await snapshotWhen(({ meta }) => meta.complete);
  await collector.stop();
  close = collector.close;
}, 300_000);
afterAll(async () => {
  await database.signal("SIGCONT");
  await close();
});

const ids = `id=${crypto.randomUUID()}`;
const searches: Readonly<Record<string, string>> = {
  "/api/activity/change": "?id=1",
  "/api/history/bundle": "?snapshot=1&key=x",
  "/api/plans/plan": `?${ids}`,
  "/api/runs/run": `?${ids}`,
  "/api/runs/steps": `?${ids}`,
  "/api/runs/undo": `?${ids}`,
};

it("every route and every file says that the database is late while it stands still", async () => {
  await database.signal("SIGSTOP");
  const waited: string[] = [];
  let late = 0;
  for (const [path, handler] of routes)
    for (const format of path.endsWith("/export") ? ["csv", "json"] : [undefined]) {
      const search = searches[path] ?? (format === undefined ? "" : `?format=${format}`);
      const response = await handler(new Request(`http://localhost:3000${path}${search}`));
      if (response.status !== 503) {
        await response.body?.cancel();
        continue;
      }
      const { failure } = FailureBody.parse(await response.json());
      if (failure.message.includes("is late")) late += 1;
      else waited.push(`${path}${search}: ${failure.message}`);
    }
  expect(waited).toEqual([]);
  expect(late).toBeGreaterThan(15);
}, 300_000);
