import { sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { withTestDatabase } from "@/lib/testing/test-database";
import { tryAdvisoryLock } from "./advisory-lock";
import { database } from "../database/database";
import { announceWork, lockOfWork } from "./waiting-work";

withTestDatabase();

it("belongs to one at a time, by name", async () => {
  const lock = await tryAdvisoryLock("one");
  expect(lock).toBeDefined();
  expect(await tryAdvisoryLock("one")).toBeUndefined();
  const other = await tryAdvisoryLock("two");
  expect(other).toBeDefined();

  await lock?.release();
  const next = await tryAdvisoryLock("one");
  expect(next).toBeDefined();
  await Promise.all([next?.release(), other?.release()]);
});

it("is lost with its connection, and its holder learns of it", async () => {
  const lost = Promise.withResolvers<undefined>();
  const lock = await tryAdvisoryLock("fragile", { onLost: () => lost.resolve(undefined) });
  await database().execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'canopy lock fragile'`,
  );
  await lost.promise;
  await lock?.release();
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
  let isReported = false;
  const lock = await tryAdvisoryLock("given back", { onLost: () => (isReported = true) });
  await lock?.release();
  expect(isReported).toBe(false);
});

it("hears of the work that is announced by its name, and of no other", async () => {
  const collecting = { name: "collecting", callerKey: "caller" };
  const reading = { name: "reading", callerKey: "caller" };
  const heard: string[] = [];
  const isHeard = Promise.withResolvers<undefined>();
  const locks = await Promise.all([
    tryAdvisoryLock(lockOfWork(collecting), { onWork: () => heard.push("collecting") }),
    tryAdvisoryLock(lockOfWork(reading), { onWork: () => isHeard.resolve(undefined) }),
  ]);
  await announceWork({ ...collecting, callerKey: "another caller" });
  await announceWork(reading);
  await isHeard.promise;
  expect(heard).toEqual([]);
  for (const lock of locks) await lock?.release();
});
