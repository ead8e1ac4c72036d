import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { databaseHealth } from "@/lib/inventory/serve/database-health";
import { readEarlierFigures } from "@/lib/inventory/server/read-earlier-figures";
import { readInventory } from "@/lib/inventory/server/read-inventory";
import { withTestDatabase } from "@/lib/testing/test-database";
import { env } from "@/lib/env";
import { failureFrom } from "@/lib/server/failure-from";
import { responding } from "@/lib/server/routes/response-in-progress";
import { tryAdvisoryLock } from "../locks/advisory-lock";
import { answerInTime } from "./answer-in-time";
import { connectionLimits } from "./connection-limits";
import { database } from "./database";

const server = withTestDatabase({ relayed: true });

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).toReversed()) await clean();
});

const waiting = { timeout: 80_000, interval: 100 };
const late = { ok: false, failure: { code: "unavailable", of: "database" } };

it("answers what pages need while the database stands still, says what is late, and comes back by itself", async () => {
  expect(await readInventory()).toMatchObject({ ok: true });
  await server.signal("SIGSTOP");
  cleanUp.push(() => server.signal("SIGCONT"));
  // The answer of a moment ago stands for a quarter of a second.
  await vi.waitFor(async () => expect(await readInventory()).toMatchObject(late), waiting);
  expect(await readEarlierFigures({ dataset: "organization", takenAt: 0 })).toMatchObject(late);
  expect((await databaseHealth())?.message).toContain("late");
  await server.signal("SIGCONT");
  await vi.waitFor(async () => expect(await databaseHealth()).toBeUndefined(), waiting);
  await vi.waitFor(async () => expect(await readInventory()).toMatchObject({ ok: true }), waiting);
});

it("waits once for all questions of a page, and as long as it takes for an action", async () => {
  await server.signal("SIGSTOP");
  cleanUp.push(() => server.signal("SIGCONT"));
  const ask = () => database().execute(sql`select 1`);
  const request = {
    requestId: "a",
    peer: undefined,
    setStatus: () => undefined,
    hasBegunAction: false,
    atEnd: [],
  };

  await responding({ ...request, isReadOnly: true }, async () => {
    const given = await ask().catch((error: unknown) => failureFrom(error, "canopy:Test"));
    expect(given).toMatchObject(late.failure);
    const wholeWait = delay(env().databaseAnswerMs, "waited again");
    const next = [ask, () => database().transaction(ask), () => answerInTime(new Promise(() => undefined))];
    for (const question of next)
      expect(await Promise.race([question().catch(() => "late"), wholeWait])).toBe("late");
  });

  // What another request has asked already is waited for once, too.
  const joined = new Promise<never>(() => undefined);
  await responding({ ...request, isReadOnly: true }, async () => {
    await expect(answerInTime(joined, performance.now())).rejects.toThrow("late");
    const wholeWait = delay(env().databaseAnswerMs, "waited again");
    expect(await Promise.race([ask().catch(() => "late"), wholeWait])).toBe("late");
  });

  // A question that another request had given up the connection of is not answered by that.
  await responding({ ...request, isReadOnly: true }, async () => {
    await expect(ask()).rejects.toThrow();
    await delay(connectionLimits.connectionTimeoutMillis);
    const wholeWait = delay(env().databaseAnswerMs, "waited again");
    expect(await Promise.race([ask().catch(() => "late"), wholeWait])).toBe("late");
  });

  const inAction = responding({ ...request, isReadOnly: false }, ask);
  expect(await Promise.race([inAction.catch(() => "late"), delay(env().databaseAnswerMs, "waits")])).toBe(
    "waits",
  );
  await server.signal("SIGCONT");
  await inAction;
});

it(
  "gives a lock up when the database does not answer any more, and takes it again",
  { timeout: 90_000 },
  async () => {
    const lost = Promise.withResolvers<undefined>();
    const lock = await tryAdvisoryLock("standing", { onLost: () => lost.resolve(undefined) });
    await server.signal("SIGSTOP");
    cleanUp.push(() => server.signal("SIGCONT"));
    await lost.promise;
    await lock?.release();
    await server.signal("SIGCONT");
    const again = await vi.waitFor(async () => {
      const lock = await tryAdvisoryLock("standing");
      if (lock === undefined) throw new Error("The lock is not free yet.");
      return lock;
    }, waiting);
    await again.release();
  },
);

it("replaces connections that carry nothing any more", { timeout: 120_000 }, async () => {
  const relay = server.relay();
  await Promise.all([1, 2, 3].map(() => database().execute(sql`select pg_sleep(0.1)`)));
  relay.silence();
  await vi.waitFor(async () => expect(await readInventory()).toMatchObject({ ok: true }), waiting);
  // A transaction hands no silent connection back to the next query either.
  relay.silence();
  await expect(database().transaction((transaction) => transaction.execute(sql`select 1`))).rejects.toThrow();
  await vi.waitFor(
    () => database().transaction((transaction) => transaction.execute(sql`select 1`)),
    waiting,
  );
});

it("goes on after all connections were cut in the middle of a query", async () => {
  const relay = server.relay();
  const running = database().execute(sql`select pg_sleep(20)`);
  const outcome = expect(running).rejects.toThrow();
  await vi.waitFor(async () => {
    const { rows } = await database().execute(
      sql`select 1 from pg_stat_activity where wait_event = 'PgSleep'`,
    );
    expect(rows).toHaveLength(1);
  }, waiting);
  relay.cut();
  await outcome;
  await vi.waitFor(async () => expect(await readInventory()).toMatchObject({ ok: true }), waiting);
});
