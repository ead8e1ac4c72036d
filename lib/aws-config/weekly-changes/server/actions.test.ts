import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { Region } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { appendAuditEntry, type AuditEntry } from "@/lib/store/audit/audit-entries";
import { withTestDatabase } from "@/lib/testing/test-database";
import { countWeeklyAccountChanges } from "./actions";

withTestDatabase();

const region = Region.parse("eu-west-1");

it("counts what AWS has carried out, by operations that change accounts, in this Region", async () => {
  const input = {
    region,
    source: { kind: "accounts", accountIds: ["111122223333", "444455556666"], regions: "all" },
  };
  await record("config:PutConfigurationAggregator", input, "succeeded");
  await record("config:PutConfigurationAggregator", input, "failed");
  await record("config:PutConfigurationAggregator", input, "refused");
  await record("config:PutConfigurationAggregator", { ...input, region: "us-east-1" }, "succeeded");
  await record("config:TagResource", input, "succeeded");
  expect(unwrap(await countWeeklyAccountChanges({ region }))).toBe(2);
  // What was interrupted, or not answered, may have been carried out.
  await record("config:PutConfigurationAggregator", input);
  await record("config:PutConfigurationAggregator", input, "unknown");
  expect(unwrap(await countWeeklyAccountChanges({ region }))).toBe(6);
});

/** An attempt and, where it has one, its outcome. */
async function record(operation: string, input: object, outcome?: AuditEntry["phase"]) {
  const correlation = randomUUID();
  const actor = { id: "local", name: "sam" };
  const entry = { actor, role: "administrator", operation, target: "x", input, correlation };
  await appendAuditEntry({ ...entry, phase: "attempted" });
  if (outcome !== undefined) await appendAuditEntry({ ...entry, phase: outcome });
}
