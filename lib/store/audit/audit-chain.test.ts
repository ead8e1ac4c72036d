import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import fc from "fast-check";
import { beforeEach, expect, inject, it } from "vitest";
import { z } from "zod";
import { withTestDatabase } from "@/lib/testing/test-database";
import { chainProblemSentence, verifyAuditChain } from "./audit-chain";
import { appendAuditEntry, listAuditEntries } from "./audit-entries";
import { database } from "../database/database";

withTestDatabase();

/** Does what only a superuser can: changes the record behind its triggers. */
async function tamper(statement: string, values: unknown[] = []): Promise<void> {
  const [{ name } = { name: "" }] = z
    .array(z.object({ name: z.string() }))
    .parse((await database().execute(sql`select current_database() as name`)).rows);
  const { administrationUrl } = inject("databaseServer");
  const client = new Client({
    connectionString: Object.assign(new URL(administrationUrl), { pathname: `/${name}` }).href,
  });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}

const verified = (options: Parameters<typeof verifyAuditChain>[1] = {}) =>
  verifyAuditChain(
    { query: (statement, values) => database().$client.query(statement, [...values]) },
    options,
  );

function append(text: string, transaction?: Parameters<typeof appendAuditEntry>[1]): Promise<void> {
  return appendAuditEntry(
    {
      actor: { id: "local", name: "sam" },
      role: "administrator",
      operation: "canopy:Test",
      target: "333333333333",
      input: { text },
      phase: "attempted",
      correlation: randomUUID(),
    },
    transaction,
  );
}

beforeEach(() => tamper("TRUNCATE audit_entries, audit_changes"));

it("chains each entry to the one before it, with numbers that leave none out", async () => {
  await append("one");
  await database()
    .transaction(async (transaction) => {
      await append("rolled back", transaction);
      throw new Error("rolled back");
    })
    .catch(() => undefined);
  await append("two");
  const report = await verified();
  expect(report).toMatchObject({ entries: 2, newest: { id: 2 } });
  expect(report.problem).toBeUndefined();
  expect((await listAuditEntries(5)).map(({ id }) => id)).toEqual([2, 1]);
});

it("takes neither number, time nor hash from a client", async () => {
  await append("one");
  await database().execute(sql`
    insert into audit_entries (id, at, actor_id, actor_name, role, operation, target, input, phase, correlation, previous_hash, hash)
    values (77, '2001-01-01', 'a', 'a', 'reader', 'canopy:Test', 't', '{}', 'succeeded', gen_random_uuid(), '\\x00', '\\x00')`);
  const [newest, first] = await listAuditEntries(2);
  expect(newest?.id).toBe(2);
  expect((newest?.at ?? "") >= (first?.at ?? "-")).toBe(true);
  expect(await verified()).toMatchObject({ entries: 2, newest: { id: 2 } });
});

it("continues any interleaving of transactions of several writers", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 4 }), {
        minLength: 1,
        maxLength: 8,
      }),
      async (writers) => {
        const before = (await verified()).entries;
        await Promise.all(
          writers.map((texts) =>
            database().transaction(async (transaction) => {
              for (const text of texts) await append(text, transaction);
            }),
          ),
        );
        const report = await verified({ pieceSize: 7 });
        expect(report.problem).toBeUndefined();
        expect(report.entries).toBe(before + writers.flat().length);
      },
    ),
    { numRuns: 15 },
  );
});

const columns = {
  id: "id = id + 1000",
  at: "at = at + interval '1 microsecond'",
  actor_id: "actor_id = actor_id || 'x'",
  actor_name: "actor_name = 'other'",
  role: "role = 'reader'",
  operation: "operation = operation || 'x'",
  target: "target = '444444444444'",
  input: `input = '{"text": null}'`,
  phase: "phase = 'refused'",
  failure: `failure = '{"code": "conflict", "message": ""}'`,
  "failure, to JSON's null": `failure = 'null'`,
  aws_request_id: "aws_request_id = ''",
  before: `before = 'null'`,
  after: `after = '[]'`,
  correlation: "correlation = gen_random_uuid()",
  run_id: "run_id = gen_random_uuid()",
  previous_hash: "previous_hash = sha256('')",
  hash: "hash = sha256('')",
} as const;

it.each(Object.entries(columns))("finds a changed %s, wherever it is", async (_, change) => {
  for (const text of ["one", "two", "three"]) await append(text);
  for (const id of [3, 2, 1]) {
    await tamper("CREATE TABLE kept AS SELECT * FROM audit_entries");
    await tamper(`UPDATE audit_entries SET ${change} WHERE id = $1`, [id]);
    const { problem } = await verified();
    // A new number of the last entry puts it where nothing follows; of another, where it is out of its order.
    expect(problem).toBeDefined();
    if (!change.startsWith("id") && !change.startsWith("hash"))
      expect(problem).toEqual({ kind: "changed", id });
    await tamper("TRUNCATE audit_entries");
    await tamper("INSERT INTO audit_entries SELECT * FROM kept");
    await tamper("DROP TABLE kept");
  }
  expect((await verified()).problem).toBeUndefined();
});

it("names what is missing, and what was replaced together with its hash", async () => {
  for (const text of ["one", "two", "three", "four", "five"]) await append(text);
  const { newest } = await verified();
  await tamper("UPDATE audit_entries SET actor_name = 'other' WHERE id = 2");
  await tamper(
    "UPDATE audit_entries entry SET hash = sha256(convert_to(audit_entry_form(entry), 'UTF8')) WHERE id = 2",
  );
  expect((await verified()).problem).toEqual({ kind: "does-not-continue", id: 3, beforeId: 2 });
  await tamper("DELETE FROM audit_entries WHERE id IN (2, 3)");
  const { problem } = await verified();
  expect(problem).toEqual({ kind: "missing", id: 4, beforeId: 1 });
  expect(problem && chainProblemSentence(problem)).toBe(
    "Entries 2 to 3 are missing: entry 4 doesn't continue entry 1.",
  );
  await tamper("DELETE FROM audit_entries WHERE id > 1");
  expect((await verified()).problem).toEqual({ kind: "end-missing", id: 5, beforeId: 1 });
  await tamper("DELETE FROM audit_changes WHERE last_id > 1");
  // The end that was removed everywhere is seen by a hash alone that was noted elsewhere.
  expect((await verified()).problem).toBeUndefined();
  expect((await verified(newest && { noted: newest })).problem).toEqual({ kind: "noted-differs", id: 5 });
  await append("another");
  const first = await verified({ noted: { id: 1, hash: "0".repeat(64) } });
  expect(first.problem).toEqual({ kind: "noted-differs", id: 1 });
});
