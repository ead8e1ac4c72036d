import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { verifyAuditChain } from "@/lib/store/audit/audit-chain";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { database } from "@/lib/store/database/database";
import { startSecondProcess } from "@/lib/testing/second-process";
import { withTestDatabase } from "@/lib/testing/test-database";
import { recordEvent } from "./audit";

withTestDatabase();

const by = { id: "u-1", name: "sam", role: "operator" };

it("records an event, and what was refused with its reason", async () => {
  await recordEvent({ by, operation: "canopy:ApprovePlan", target: "plan 1", after: { approved: 2 } });
  const refused = { code: "conflict", message: "The plan is your own." } as const;
  await recordEvent({ by, operation: "canopy:ApprovePlan", target: "plan 2", refused });
  expect(await listAuditEntries(2)).toMatchObject([
    { phase: "refused", target: "plan 2", failure: refused, input: {} },
    { phase: "succeeded", target: "plan 1", actor: { id: "u-1" }, role: "operator", after: { approved: 2 } },
  ]);
});

it("is part of the transaction that it is given", async () => {
  const event = { by, operation: "canopy:SchedulePlan", target: "plan 3" } as const;
  const undone = database().transaction(async (transaction) => {
    await recordEvent(event, transaction);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  const { rows } = await database().execute(sql`select 1 from audit_entries where target = 'plan 3'`);
  expect(rows).toEqual([]);
});

it("keeps the chain unbroken while two processes record at once", async () => {
  const other = await startSecondProcess();
  const chain = () =>
    verifyAuditChain({ query: (statement, values) => database().$client.query(statement, [...values]) });
  try {
    const before = await chain();
    const theirs = other.call("recordEvents", [
      { target: "theirs", count: 40 },
      { target: "theirs too", count: 40 },
    ]);
    const ours = async () => {
      for (let number = 1; number <= 40; number += 1)
        await recordEvent({ by, operation: "canopy:Test", target: "ours", input: { number } });
    };
    await Promise.all([ours(), ours(), theirs]);
    const after = await chain();
    expect(after.problem).toBeUndefined();
    expect(after.entries).toBe(before.entries + 160);
    expect(after.newest?.id).toBe((before.newest?.id ?? 0) + 160);
  } finally {
    await other.kill();
  }
});
