import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/testing/test-database";
import {
  appendAuditEntry,
  CANOPY_ACTOR,
  lastOutcomes,
  listAuditEntries,
  type NewAuditEntry,
} from "./audit-entries";
import { database } from "../database/database";

withTestDatabase();

function entry(changes: Partial<NewAuditEntry> = {}): NewAuditEntry {
  return {
    actor: { id: "local", name: "sam" },
    role: "administrator",
    operation: "securityhub:StartConfigurationPolicyAssociation",
    target: "333333333333",
    input: { targetId: "333333333333" },
    phase: "attempted",
    correlation: randomUUID(),
    ...changes,
  };
}

it("keeps every member of an entry, newest first", async () => {
  const plain = entry();
  const full = entry({
    phase: "failed",
    failure: { code: "throttled", message: "Too many requests." },
    awsRequestId: "7f0c",
    before: { status: "PENDING" },
    after: [1, "two"],
  });
  await appendAuditEntry(plain);
  await appendAuditEntry(full);
  expect(await listAuditEntries(2)).toMatchObject([full, plain]);
  expect(await listAuditEntries(1)).toHaveLength(1);
});

it("takes texts that PostgreSQL would refuse", async () => {
  await appendAuditEntry(entry({ input: { description: "a\u0000b" } }));
  expect(await listAuditEntries(1)).toMatchObject([{ input: { description: "a\ufffdb" } }]);
});

it.each([
  ["update", sql`update audit_entries set actor_name = 'other'`],
  ["delete", sql`delete from audit_entries`],
  ["truncate", sql`truncate audit_entries`],
  ["switch the trigger off for", sql`set session_replication_role = replica`],
  ["take the trigger from", sql`alter table audit_entries disable trigger all`],
  ["take over the table of", sql`alter table audit_entries owner to current_user`],
])("refuses to %s an entry", async (_, statement) => {
  await appendAuditEntry(entry());
  const before = await listAuditEntries(100);
  const refused = await database()
    .execute(statement)
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  expect(refused).toMatchObject({ cause: { code: "42501" } });
  expect(await listAuditEntries(100)).toEqual(before);
});

it("answers how the last change by each operation ended", async () => {
  const [put, tag] = ["config:PutConfigurationAggregator", "config:TagResource"];
  const since = new Date(Date.now() - 60_000);
  await appendAuditEntry(entry({ operation: put, phase: "attempted" }));
  expect(await lastOutcomes([put, tag], since)).toEqual([]);
  const failure = { code: "forbidden", message: "No.", missing: put } as const;
  await appendAuditEntry(entry({ operation: put, phase: "failed", failure }));
  await appendAuditEntry(entry({ operation: put, phase: "succeeded", awsRequestId: "7f0c" }));
  await appendAuditEntry(entry({ operation: tag, phase: "failed", failure }));
  await appendAuditEntry(entry({ operation: tag, phase: "succeeded", actor: CANOPY_ACTOR }));
  await appendAuditEntry(entry({ operation: put, phase: "attempted" }));
  expect(await lastOutcomes([put, tag], since)).toMatchObject([
    { operation: put, phase: "succeeded", awsRequestId: "7f0c" },
    { operation: tag, phase: "failed", failure },
  ]);
  expect(await lastOutcomes([put, tag], new Date(Date.now() + 60_000))).toEqual([]);
});
