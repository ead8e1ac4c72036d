import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { AccountId } from "@/lib/core/identifiers";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import { batchGetConfigurationPolicyAssociations } from "@/lib/security-hub/server/actions";
import { type SecondProcess, startSecondProcess } from "@/lib/testing/second-process";
import { withTestDatabase } from "@/lib/testing/test-database";

withTestDatabase();

const operation = "BatchGetConfigurationPolicyAssociations";
const Report = z.object({ calls: z.array(z.object({ error: z.string().optional() })) });

describe("two servers on one database", () => {
  let sandbox: CollectorUnderTest;
  let other: SecondProcess;
  beforeAll(async () => {
    sandbox = await collectorUnderTest();
    other = await startSecondProcess();
  });
  afterAll(async () => {
    await other.kill();
    await sandbox.close();
  });

  it("never exceed AWS's rate together", async () => {
    await sandbox.control("throttle", { throttle: true });
    const inputs = Array.from({ length: 30 }, (_, index) => ({
      targetIds: [AccountId.parse(String(100_000_000_000 + index))],
    }));
    // The first call of a process loads the SDK, which takes longer than the margin of the bucket on a busy machine.
    await other.call("batchGetConfigurationPolicyAssociations", inputs.slice(0, 1));
    await batchGetConfigurationPolicyAssociations({ targetIds: [AccountId.parse("111111111111")] });
    const [theirs, ours] = await Promise.all([
      other.call("batchGetConfigurationPolicyAssociations", inputs),
      Promise.all(inputs.map((input) => batchGetConfigurationPolicyAssociations(input))),
    ]);
    expect([...theirs, ...ours].filter(({ ok }) => !ok)).toEqual([]);
    const url = `${sandbox.endpoint}/_sandbox/calls?operation=${operation}`;
    const { calls } = Report.parse(await (await fetch(url)).json());
    expect(calls).toHaveLength(62);
    expect(calls.filter(({ error }) => error !== undefined)).toEqual([]);
  });
});
