import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { Region } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { appendAuditEntry } from "@/lib/store/audit-entries";
import { withTestDatabase } from "@/lib/testing/test-database";
import { countWeeklyAccountChanges } from "./actions";

withTestDatabase();

const region = Region.parse("eu-west-1");

it("counts what AWS has carried out, by operations that change accounts, in this Region", async () => {
  const input = {
    region,
    source: { kind: "accounts", accountIds: ["111122223333", "444455556666"], regions: "all" },
  };
  await record("config:PutConfigurationAggregator", "attempted", input);
  await record("config:PutConfigurationAggregator", "succeeded", input);
  await record("config:PutConfigurationAggregator", "failed", input);
  await record("config:PutConfigurationAggregator", "succeeded", { ...input, region: "us-east-1" });
  await record("config:TagResource", "succeeded", input);
  expect(unwrap(await countWeeklyAccountChanges({ region }))).toBe(2);
});

async function record(operation: string, phase: "attempted" | "succeeded" | "failed", input: object) {
  const actor = { id: "local", name: "sam" };
  await appendAuditEntry({
    actor,
    role: "administrator",
    operation,
    target: "x",
    input,
    phase,
    correlation: randomUUID(),
  });
}
