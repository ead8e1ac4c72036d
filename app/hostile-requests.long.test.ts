import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import { snapshotWhen } from "@/lib/inventory/testing/collector-under-test";
import { hashOf, newToken } from "@/lib/server/sign-in/session-cookie";
import { keepPerson } from "@/lib/store/identity/people";
import { addSession } from "@/lib/store/identity/sessions";
import { withTestDatabase } from "@/lib/testing/test-database";
import { doors, requests, sendHostile } from "./testing/hostile-requests";

withTestDatabase();

/** The headers of the request that is being answered. */
let asked = new Headers();
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(asked) }));

const token = newToken();
let collector: CollectorUnderTest;
beforeAll(async () => {
  collector = await collectorUnderTest();
  collector.start();
  await snapshotWhen(({ meta }) => meta.complete);
  await keepPerson({ id: "local", provider: "local", subject: "local", name: "sam", groups: [] });
  await addSession({ personId: "local", tokenHash: hashOf(token), lifetimeMs: 3_600_000 });
});
afterAll(() => collector.close());

it(
  "answers requests that no page sends without an error of its own, on every route",
  { timeout: 1_500_000 },
  async () => {
    const all = await doors();
    expect(all.length).toBeGreaterThan(40);
    const numRuns = Math.ceil(requests.inAll / all.length);
    for (const door of all)
      await sendHostile(door, {
        numRuns,
        cookie: `canopy-session=${token}`,
        ask: (headers) => (asked = headers),
      });
  },
);
