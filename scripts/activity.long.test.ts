import { join } from "node:path";
import { Client } from "pg";
import { beforeAll, expect, inject, it } from "vitest";
import { recordEvent } from "@/lib/server/audit";
import { withTestDatabase } from "@/lib/testing/test-database";
import { projectRoot } from "./processes/project-root";
import { spawnNode } from "./processes/spawn-node";

withTestDatabase();

const by = { id: "local", name: "sam", role: "administrator" };

/** Runs the command as `npm run activity --` does, on the database of this test. */
async function activity(...args: string[]): Promise<{ readonly code: number; readonly said: string }> {
  const script = join(projectRoot, "scripts/activity.ts");
  const { exitCode, all } = await spawnNode(["--import", "tsx", script, ...args], {
    environment: process.env,
    output: "pipe",
  });
  return { code: exitCode ?? 1, said: (all ?? "").trim() };
}

/** Does what only a superuser of the database can. */
async function tamper(statement: string): Promise<void> {
  const { administrationUrl } = inject("databaseServer");
  const { pathname } = new URL(process.env["DATABASE_URL"] ?? "");
  const client = new Client({
    connectionString: Object.assign(new URL(administrationUrl), { pathname }).href,
  });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query(statement);
  } finally {
    await client.end();
  }
}

let noted = "";
beforeAll(async () => {
  for (const target of ["plan 1", "plan 2", "plan 3"])
    await recordEvent({ by, operation: "canopy:ApprovePlan", target });
});

it("verifies the record, and prints what can be kept elsewhere", async () => {
  const newest = await activity("newest");
  expect(newest.code).toBe(0);
  expect(newest.said).toMatch(/^3:[0-9a-f]{64}$/);
  noted = newest.said;
  const verified = await activity("verify", "--noted", noted);
  expect(verified.code).toBe(0);
  expect(verified.said).toBe(`3 entries match. The newest is ${noted}`);
});

it("names the entry that a superuser has changed, and ends with code 1", async () => {
  await tamper("UPDATE audit_entries SET actor_name = 'kim' WHERE id = 2");
  expect(await activity("verify")).toEqual({
    code: 1,
    said: "Entry 2 was changed: its content doesn't match its hash.",
  });
  await tamper("UPDATE audit_entries SET actor_name = 'sam' WHERE id = 2");
  expect((await activity("verify")).code).toBe(0);
});

it("finds the end that was cut off by what was kept elsewhere", async () => {
  await tamper("DELETE FROM audit_entries WHERE id = 3");
  await tamper("DELETE FROM audit_changes WHERE id = 3");
  expect((await activity("verify")).code).toBe(0);
  expect(await activity("verify", "--noted", noted)).toEqual({
    code: 1,
    said: "Entry 3 is gone or has another hash than the one that was noted.",
  });
});

it("says how it is called", async () => {
  expect(await activity()).toMatchObject({ code: 2 });
  const { code, said } = await activity("verify", "--noted", "latest");
  expect([code, said]).toEqual([
    1,
    '--noted latest is not NUMBER:HASH, as "npm run activity -- newest" prints it.',
  ]);
});
