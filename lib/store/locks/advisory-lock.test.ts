import { sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { withTestDatabase } from "@/lib/testing/test-database";
import { tryAdvisoryLock } from "./advisory-lock";
import { database } from "../database/database";

withTestDatabase();

it("belongs to one at a time, by name", async () => {
  const held = await tryAdvisoryLock("one");
  expect(held).toBeDefined();
  expect(await tryAdvisoryLock("one")).toBeUndefined();
  const other = await tryAdvisoryLock("two");
  expect(other).toBeDefined();

  await held?.release();
  const next = await tryAdvisoryLock("one");
  expect(next).toBeDefined();
  await Promise.all([next?.release(), other?.release()]);
});

it("is lost with its connection, and its holder is told", async () => {
  const lost = Promise.withResolvers<undefined>();
  const held = await tryAdvisoryLock("fragile", { onLost: () => lost.resolve(undefined) });
  await database().execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'canopy lock fragile'`,
  );
  await lost.promise;
  await held?.release();
  // PostgreSQL notifies the client before it has released the locks of the connection.
  const next = await vi.waitFor(
    async () => {
      const lock = await tryAdvisoryLock("fragile");
      if (lock === undefined) throw new Error("The lock is not free yet.");
      return lock;
    },
    { timeout: 60_000 },
  );
  await next.release();
});

it("says nothing when it is given back", async () => {
  let told = false;
  const held = await tryAdvisoryLock("given back", { onLost: () => (told = true) });
  await held?.release();
  expect(told).toBe(false);
});
