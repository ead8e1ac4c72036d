import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ABSENT } from "@/lib/aws-config/aggregators/aggregator-detail";
import { countWeeklyAccountChanges } from "@/lib/aws-config/weekly-changes/server/actions";
import { Region, SELF_MANAGED } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import { startConfigurationPolicyAssociation } from "@/lib/security-hub/aws/operations";
import { serverAws } from "@/lib/server/aws";
import { lockNameOf } from "@/lib/server/writes/write-lock";
import { collect } from "@/lib/aws/paginate";
import { listOrganizationalUnitsForParent, listRoots } from "@/lib/organizations/aws/operations";
import { appendAuditEntry, type AuditEntry, listAuditEntries } from "@/lib/store/audit/audit-entries";
import { takeObjectLock } from "@/lib/store/locks/object-lock";
import { withTestDatabase } from "@/lib/testing/test-database";
import { settleAttempts } from "./settle-attempts";

withTestDatabase();

const region = Region.parse("eu-west-1");
const source = { kind: "accounts" as const, accountIds: ["111111111111"], regions: "all" as const };
const atOnce = { olderThanMs: 0 };

describe("a change that was interrupted", () => {
  let sandbox: CollectorUnderTest;
  beforeAll(async () => {
    sandbox = await collectorUnderTest();
  });
  afterAll(() => sandbox.close());

  it("before AWS got it is found not to be done, and doesn't count any more", async () => {
    const used = unwrap(await countWeeklyAccountChanges({ region }));
    const input = { region, name: "never-made", source, expected: ABSENT };
    await attempted("config:PutConfigurationAggregator", "never made", input);
    expect(unwrap(await countWeeklyAccountChanges({ region }))).toBe(used + 1);
    await settleAttempts(atOnce);
    expect(await phases("never made")).toEqual(["attempted", "failed"]);
    expect(unwrap(await countWeeklyAccountChanges({ region }))).toBe(used);
  });

  it("of an association is read from AWS, which also says what can't be known", async () => {
    const [root] = await listRoots(serverAws());
    if (root === undefined) throw new Error("The sandbox has no root.");
    const [unit] = await collect(listOrganizationalUnitsForParent(serverAws(), root.id));
    if (unit === undefined) throw new Error("The sandbox has no OU.");
    const input = { configurationId: SELF_MANAGED, targetId: unit.id } as const;
    await attempted("securityhub:StartConfigurationPolicyAssociation", "made", input);
    await startConfigurationPolicyAssociation(serverAws(), input);
    await attempted("securityhub:UpdateConfigurationPolicy", "gone", {
      policyId: "00000000-0000-4000-8000-000000000000",
      openedAt: "2026-11-20T10:00:00.000Z",
      settings: {
        name: "gone",
        description: "",
        serviceEnabled: false,
        enabledStandardIdentifiers: [],
        controls: { mode: "all-but", ids: [] },
        customParameters: [],
      },
      reason: "",
    });
    await attempted("canopy:RequestRefresh", "no object", {});
    await settleAttempts(atOnce);
    expect(await phases("made")).toEqual(["attempted", "succeeded"]);
    expect(await phases("gone")).toEqual(["attempted", "unknown"]);
    expect(await phases("no object")).toEqual(["attempted", "unknown"]);
    await settleAttempts(atOnce);
    expect(await phases("gone")).toHaveLength(2);
  });

  it("waits while its change is still being made, and while AWS can't be asked", async () => {
    const input = { region, name: "waiting", source, expected: ABSENT };
    await attempted("config:PutConfigurationAggregator", "waiting", input);
    const lock = await takeObjectLock(lockNameOf("waiting"), { withinMs: 1_000 });
    await settleAttempts(atOnce);
    expect(await phases("waiting")).toEqual(["attempted"]);
    await lock?.release();
    await sandbox.fault({
      operation: "DescribeConfigurationAggregators",
      service: "config",
      fault: { kind: "server-error", status: 503 },
    });
    await settleAttempts(atOnce);
    expect(await phases("waiting")).toEqual(["attempted"]);
    await sandbox.clearFaults();
    await settleAttempts(atOnce);
    expect(await phases("waiting")).toEqual(["attempted", "failed"]);
  });
});

async function attempted(operation: string, target: string, input: object): Promise<void> {
  const actor = { id: "local", name: "sam" };
  const role = "administrator";
  await appendAuditEntry({
    actor,
    role,
    operation,
    target,
    input,
    phase: "attempted",
    correlation: randomUUID(),
  });
}

/** The phases of what the record has on a target, oldest first. */
async function phases(target: string): Promise<AuditEntry["phase"][]> {
  const entries = await listAuditEntries(1_000);
  return entries
    .filter((entry) => entry.target === target)
    .map(({ phase }) => phase)
    .toReversed();
}
