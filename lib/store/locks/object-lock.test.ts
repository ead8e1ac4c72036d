import { sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { withTestDatabase } from "@/lib/testing/test-database";
import { tryAdvisoryLock } from "./advisory-lock";
import { database } from "../database/database";
import { takeObjectLock } from "./object-lock";

withTestDatabase();

const patiently = { withinMs: 20_000 };
/** Other files have databases of their own on the same server, and locks in them. */
const ofThisTest = sql`application_name = 'canopy object locks' and datname = current_database()`;

it("lets the requests of a process pass one by one, in the order they came", async () => {
  const passed: number[] = [];
  let inside = 0;
  await Promise.all(
    Array.from({ length: 30 }, async (_, index) => {
      const lock = await takeObjectLock("one", patiently);
      inside += 1;
      expect(inside).toBe(1);
      expect(lock?.isOwned()).toBe(true);
      passed.push(index);
      await Promise.resolve();
      inside -= 1;
      await lock?.release();
      expect(lock?.isOwned()).toBe(false);
    }),
  );
  expect(passed).toEqual(Array.from({ length: 30 }, (_, index) => index));
});

it("gives up when the time is over, here and where another process has it, and leaves no turn behind", async () => {
  const lock = await takeObjectLock("busy", patiently);
  expect(await takeObjectLock("busy", { withinMs: 0 })).toBeUndefined();
  await lock?.release();
  const elsewhere = await tryAdvisoryLock("elsewhere");
  expect(await takeObjectLock("elsewhere", { withinMs: 0 })).toBeUndefined();
  await elsewhere?.release();
  for (const name of ["busy", "elsewhere"]) {
    const next = await takeObjectLock(name, patiently);
    expect(next?.isOwned()).toBe(true);
    await next?.release();
  }
});

it("holds all locks of a process on one connection, and none when there is no lock", async () => {
  const locks = await Promise.all(["a", "b", "c", "d"].map((name) => takeObjectLock(name, patiently)));
  // That of the test before may still be closing.
  await vi.waitFor(async () => expect(await connections()).toBe(1), { timeout: 60_000 });
  for (const lock of locks) await lock?.release();
  await vi.waitFor(async () => expect(await connections()).toBe(0), { timeout: 60_000 });
});

it("knows that its connection was lost, and goes on with another one", async () => {
  const lock = await takeObjectLock("fragile", patiently);
  await database().execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where ${ofThisTest}`);
  await vi.waitFor(() => expect(lock?.isOwned()).toBe(false), { timeout: 60_000 });
  await lock?.release();
  const next = await takeObjectLock("fragile", patiently);
  expect(next?.isOwned()).toBe(true);
  await next?.release();
});

async function connections(): Promise<number> {
  const { rows } = await database().execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity where ${ofThisTest}`,
  );
  return rows[0]?.count ?? 0;
}
