import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { expect, it } from "vitest";
import { z } from "zod";
import { withTestDatabase } from "@/lib/testing/test-database";
import { database } from "./database";
import { databaseId } from "./database-identity";
import { migrateDatabase } from "./migrate";
import { verifyAuditChain } from "../audit/audit-chain";
import { RunId } from "@/lib/runs/run-id";
import { sessionByHash } from "../identity/sessions";
import { readRun, unfinishedRunIds } from "../runs/read-runs";
import { snapshots } from "../schema";
import { auditChanges } from "../schema-audit";
import { updatesSince } from "../snapshot-updates";

withTestDatabase({ as: "owner" });

it("can be asked again, and by several at once", async () => {
  await migrateDatabase();
  await Promise.all([migrateDatabase(), migrateDatabase(), migrateDatabase()]);
  expect(await database().select().from(snapshots)).toEqual([]);
});

it("names the database, and keeps what an older Canopy had learnt of single targets and policies", async () => {
  const id = await databaseId();
  await database().execute(sql`drop schema public cascade`);
  await database().execute(sql`drop schema drizzle cascade`);
  await database().execute(sql`create schema public`);
  await migrateUpTo("0003_policy-updates");
  await database().execute(sql`
    insert into snapshots (viewer_key, taken_at, complete, meta, columns) values ('old', now(), true, '{}', '\\x00')`);
  await database().execute(sql`
    insert into association_updates (snapshot_id, target_id, updated_at) values (1, '111122223333', now())`);
  await database().execute(sql`
    insert into policy_updates (snapshot_id, policy_id, updated_at)
    values (1, '7d5f1a2e-0b3c-4d4e-8f5a-6b7c8d9e0f1a', now())`);

  await migrateDatabase();
  globalThis.canopyDatabaseId = undefined;

  const updates = (await updatesSince(1, 0)).map(({ update }) => update);
  expect(updates).toEqual([
    { kind: "association", targetId: "111122223333", association: null },
    { kind: "policy", policyId: "7d5f1a2e-0b3c-4d4e-8f5a-6b7c8d9e0f1a", policy: null },
  ]);
  expect(await databaseId()).not.toBe(id);
});

it("chains the entries that an older Canopy has recorded, also where it owns the tables", async () => {
  await database().execute(sql`drop schema public cascade`);
  await database().execute(sql`drop schema drizzle cascade`);
  await database().execute(sql`create schema public`);
  await migrateUpTo("0008_undone-runs");
  const correlation = "7d5f1a2e-0b3c-4d4e-8f5a-6b7c8d9e0f1a";
  const policy = "0b3c1a2e-7d5f-4d4e-8f5a-6b7c8d9e0f1a";
  for (const [id, phase] of [
    [3, "attempted"],
    [7, "succeeded"],
  ] as const)
    await database().execute(sql`
      insert into audit_entries (id, actor_id, actor_name, role, operation, target, input, phase, correlation)
      values (${id}, 'local', 'sam', 'administrator', 'securityhub:DeleteConfigurationPolicy', ${policy},
        ${JSON.stringify({ policyId: policy })}, ${phase}, ${correlation})`);
  await database().execute(sql`revoke update, delete, truncate on audit_entries from current_user`);

  await migrateDatabase();

  const report = await verifyAuditChain({
    query: (statement, values) => database().$client.query(statement, [...values]),
  });
  expect(report).toMatchObject({ entries: 2, newest: { id: 7 } });
  expect(report.problem).toBeUndefined();
  expect(await database().select().from(auditChanges)).toMatchObject([
    { id: 3, lastId: 7, correlation, result: "succeeded", configurations: [policy] },
  ]);
  await expect(database().execute(sql`update audit_entries set actor_name = 'other'`)).rejects.toThrow();
});

it("keeps people, sessions, runs and the record of the first version with sign-in, whose replicas go on beside it", async () => {
  await database().execute(sql`drop schema public cascade`);
  await database().execute(sql`drop schema drizzle cascade`);
  await database().execute(sql`create schema public`);
  await migrateUpTo("0009_identity");
  await asFirstVersion(1);

  await migrateDatabase();
  globalThis.canopyDatabaseId = undefined;

  // What a replica of that version still writes while others have been replaced.
  await asFirstVersion(2);
  for (const number of [1, 2]) {
    expect(await sessionByHash(`hash ${number}`, 3_600_000)).toMatchObject({
      personId: `person ${number}`,
      groups: ["security"],
    });
    const [id = RunId.parse(runIds[number - 1])] = await unfinishedRunIds(`caller ${number}`);
    expect(await readRun(`caller ${number}`, id)).toMatchObject({
      id: runIds[number - 1],
      by: { name: "sam" },
      counts: { waiting: 1, accepted: 1 },
    });
  }
  const report = await verifyAuditChain({
    query: (statement, values) => database().$client.query(statement, [...values]),
  });
  expect(report).toMatchObject({ entries: 2 });
  expect(report.problem).toBeUndefined();
});

const runIds = ["7d5f1a2e-0b3c-4d4e-8f5a-6b7c8d9e0f1a", "7d5f1a2e-0b3c-4d4e-8f5a-6b7c8d9e0f1b"] as const;

/** Writes what the first version with sign-in wrote, in its own words. */
async function asFirstVersion(number: 1 | 2): Promise<void> {
  const [person, caller, run] = [`person ${number}`, `caller ${number}`, runIds[number - 1]];
  await database().execute(sql`
    insert into people (id, provider, subject, name, groups)
    values (${person}, 'https://login.example.com', ${person}, 'sam', '["security"]')`);
  await database().execute(sql`
    insert into sessions (person_id, token_hash, expires_at)
    values (${person}, ${`hash ${number}`}, now() + interval '1 hour')`);
  await database().execute(sql`
    insert into runs (id, caller_key, actor_id, actor_name, role, title, changes)
    values (${run}, ${caller}, ${person}, 'sam', 'operator', 'Assign', '[]')`);
  for (const [position, state] of [
    [0, "waiting"],
    [1, "accepted"],
  ] as const)
    await database().execute(sql`
      insert into run_steps (run_id, position, caller_key, target_id, target_name, change, wanted, state)
      values (${run}, ${position}, ${caller}, ${`11112222333${position}`}, 'account', 0, 'SELF_MANAGED_SECURITY_HUB', ${state})`);
  await database().execute(sql`
    insert into audit_entries (actor_id, actor_name, role, operation, target, input, phase, correlation)
    values (${person}, 'sam', 'operator', 'canopy:SignIn', ${person}, '{}', 'succeeded', gen_random_uuid())`);
}

const Journal = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) });

/** The tables as they were made before later migrations. */
async function migrateUpTo(tag: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "canopy-migrations-"));
  try {
    await cp("lib/store/migrations", folder, { recursive: true });
    const path = join(folder, "meta/_journal.json");
    const journal = Journal.parse(JSON.parse(await readFile(path, "utf8")));
    const last = journal.entries.findIndex((entry) => entry.tag === tag);
    await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }));
    await migrate(database(), { migrationsFolder: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
