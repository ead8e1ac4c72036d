import { OfConnections } from "@/lib/server/connection-in-force";
import { afterEach, expect, it, vi } from "vitest";
import { GET as healthz } from "../healthz/route";
import { GET as metricsRoute } from "../metrics/route";
import { GET as readyz } from "./route";
import { shutdown } from "@/lib/server/shutdown";
import { sql } from "drizzle-orm";
import { rememberedNotStored } from "@/lib/inventory/serve/database-health";
import { database } from "@/lib/store/database/database";
import { withTestDatabase } from "@/lib/testing/test-database";

const server = withTestDatabase({ relayed: true });

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).toReversed()) await clean();
});
const waiting = { timeout: 80_000, interval: 100 };

async function readiness() {
  const response = await readyz();
  const answer: unknown = await response.json();
  return { status: response.status, answer };
}

it("says no while PostgreSQL stands still, lives, and is ready again by itself", async () => {
  expect(await readiness()).toEqual({ status: 200, answer: { ready: true, because: [] } });
  await server.signal("SIGSTOP");
  cleanUp.push(() => server.signal("SIGCONT"));
  const late = { status: 503, answer: { ready: false, because: [expect.stringContaining("database")] } };
  await vi.waitFor(async () => expect(await readiness()).toEqual(late), waiting);
  expect(healthz().status).toBe(200);
  await server.signal("SIGCONT");
  await vi.waitFor(async () => expect(await readiness()).toMatchObject({ status: 200 }), waiting);
});

it("says no when its connections are cut, and is ready again by itself", async () => {
  const relay = server.relay();
  relay.cut();
  await vi.waitFor(async () => expect(await readiness()).toMatchObject({ status: 200 }), waiting);
  expect((await metricsRoute(new Request("http://localhost/metrics"))).status).toBe(401);
});

it.each([
  ["is read-only", "ALTER SYSTEM SET default_transaction_read_only = on", "read-only"],
  [
    "has a full disk",
    `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE 'could not extend file' USING ERRCODE = '53100'; END $$;
     CREATE TRIGGER full_disk BEFORE INSERT ON single_uses EXECUTE FUNCTION full_disk()`,
    "disk",
  ],
])("says no while PostgreSQL %s, and reading goes on", async (_state, cause, says) => {
  await server.administrate(cause);
  cleanUp.push(() =>
    server.administrate(
      "ALTER SYSTEM RESET default_transaction_read_only",
      "DROP FUNCTION IF EXISTS full_disk CASCADE",
    ),
  );
  const answer = { ready: false, because: [expect.stringContaining(says)] };
  await vi.waitFor(async () => expect(await readiness()).toEqual({ status: 503, answer }), waiting);
  expect(rememberedNotStored()?.message).toContain(says);
  expect(healthz().status).toBe(200);
  await database().execute(sql`select 1`);
  for (const clean of cleanUp.splice(0)) await clean();
  await vi.waitFor(async () => expect(await readiness()).toMatchObject({ status: 200 }), waiting);
  expect(rememberedNotStored()).toBeUndefined();
});

it("says no once it was asked to end, and before its tables are up to date", async () => {
  shutdown().isDraining = true;
  cleanUp.push(() => (shutdown().isDraining = false));
  expect(await readiness()).toEqual({
    status: 503,
    answer: { ready: false, because: ["This server was asked to end."] },
  });
  shutdown().isDraining = false;
  globalThis.canopyIsMigrated = undefined;
  cleanUp.push(() => ((globalThis.canopyIsMigrated ??= new OfConnections()).value = true));
  expect(await readiness()).toEqual({
    status: 503,
    answer: { ready: false, because: ["The tables of the database are not up to date yet."] },
  });
  expect(healthz().status).toBe(200);
});
