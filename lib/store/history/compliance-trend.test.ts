import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import {
  type TrendFigures,
  TrendKind,
  type TrendRecord,
} from "@/lib/aws-config/compliance/trend/trend-figures";
import { withTestDatabase } from "@/lib/testing/test-database";
import { database } from "../database/database";
import { deleteOldTrend, keepTrend, readTrend } from "./compliance-trend";

withTestDatabase();

const none: TrendFigures = {
  nonCompliant: 0,
  compliant: 0,
  insufficientData: 0,
  rulesNonCompliant: 0,
  rulesCompliant: 0,
  rulesTotal: 0,
  withoutPack: 0,
  notEvaluated: 0,
  notCovered: 0,
  notRead: 0,
  unknown: 0,
};

function pack(subject: string, figures: Partial<TrendFigures> | null): TrendRecord {
  return { kind: "pack", subject, figures: figures && { ...none, ...figures } };
}

async function rows(callerKey: string): Promise<number> {
  const { rows: found } = await database().execute<{ count: number }>(sql`
    select count(*)::integer as count from compliance_trend t
    join compliance_subjects s on s.id = t.subject_id where s.caller_key = ${callerKey}`);
  return found[0]?.count ?? 0;
}

it("keeps a row where something came out otherwise than before, and one where it was not read or is gone", async () => {
  const key = { callerKey: "changes", kind: "pack", subject: "one" } as const;
  const read = { compliant: 3, nonCompliant: 1, rulesTotal: 40 };
  await keepTrend("changes", 1_000, [pack("one", read), pack("two", { compliant: 1 })]);
  await keepTrend("changes", 2_000, [pack("one", read), pack("two", { compliant: 1 })]);
  expect(await rows("changes")).toBe(2);
  await keepTrend("changes", 3_000, [pack("one", { ...read, compliant: 4 }), pack("two", { compliant: 1 })]);
  await keepTrend("changes", 4_000, [pack("one", null), pack("two", { compliant: 1 })]);
  await keepTrend("changes", 5_000, [pack("two", { compliant: 1 })]);
  await keepTrend("changes", 5_000, [pack("two", { compliant: 1 })]);
  expect(await readTrend(key, 0)).toEqual([
    { at: 1_000, figures: { ...none, ...read } },
    { at: 3_000, figures: { ...none, ...read, compliant: 4 } },
    { at: 4_000, figures: null },
  ]);
  expect(await readTrend({ ...key, subject: "two" }, 0)).toHaveLength(1);
  // What held when the range began belongs to it.
  expect((await readTrend(key, 3_500)).map(({ at }) => at)).toEqual([3_000, 4_000]);
  await keepTrend("changes", 6_000, [pack("one", none)]);
  expect((await readTrend(key, 4_500)).at(-1)).toEqual({ at: 6_000, figures: none });
  expect((await readTrend({ ...key, subject: "two" }, 0)).at(-1)).toEqual({ at: 6_000, figures: null });
});

it("tells packs, OUs, accounts and callers apart", async () => {
  for (const [index, kind] of TrendKind.options.entries())
    await keepTrend(`caller-${index}`, 1_000, [
      { kind, subject: "same", figures: { ...none, compliant: index } },
    ]);
  for (const [index, kind] of TrendKind.options.entries()) {
    const [first] = await readTrend({ callerKey: `caller-${index}`, kind, subject: "same" }, 0);
    expect(first?.figures?.compliant).toBe(index);
    expect(await readTrend({ callerKey: "caller-9", kind, subject: "same" }, 0)).toEqual([]);
  }
});

it("keeps what held when the history's days began, and deletes what was before", async () => {
  const day = 24 * 3_600_000;
  const now = Date.now();
  for (const [index, days] of [30, 20, 10, 1].entries())
    await keepTrend("old", now - days * day, [pack("one", { compliant: index })]);
  await deleteOldTrend(15);
  const kept = await readTrend({ callerKey: "old", kind: "pack", subject: "one" }, 0);
  expect(kept.map(({ figures }) => figures?.compliant)).toEqual([1, 2, 3]);
});

it("stays small: ninety days of ten thousand accounts, a tenth of which change each day", async () => {
  const accounts = 1_000;
  const days = 9;
  for (let day = 0; day < days; day += 1)
    await keepTrend(
      "small",
      Date.UTC(2026, 0, day + 1),
      Array.from({ length: accounts }, (_, index): TrendRecord => ({
        kind: "account",
        subject: String(100_000_000_000 + index),
        figures: {
          ...none,
          ...{
            nonCompliant: 20,
            compliant: 29,
            insufficientData: 1,
            rulesCompliant: 2_400,
            rulesTotal: 2_500,
          },
          rulesNonCompliant: index % 10 === day % 10 ? 100 + day : 90,
        },
      })),
    );
  const { rows: found } = await database().execute<{ bytes: string }>(sql`
    select avg(pg_column_size(t.*)) + 8 as bytes from compliance_trend t
    join compliance_subjects s on s.id = t.subject_id where s.caller_key = 'small'`);
  // With its line pointer; the index takes 24 bytes more.
  expect(Number(found[0]?.bytes)).toBeLessThan(110);
  expect(await rows("small")).toBeLessThan(accounts + days * 2 * (accounts / 10) + 1);
});
