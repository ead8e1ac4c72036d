import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAws } from "@/lib/aws/create-aws";
import { collect } from "@/lib/aws/paginate";
import { type MemberPackStatus, packStatuses } from "@/lib/aws-config/packs/model";
import {
  describeOrganizationConformancePacks,
  listMemberPackStatuses,
} from "@/lib/aws-config/packs/aws/operations";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { withTestDatabase } from "@/lib/testing/test-database";
import { requestCollection } from "@/lib/inventory/record/request-collection";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  forgetEverything,
  packsWhen,
  progressWhen,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { currentPacks } from "@/lib/inventory/serve/current-packs";

withTestDatabase();

const list = "DescribeOrganizationConformancePacks";
const statuses = "DescribeOrganizationConformancePackStatuses";
const detailed = "GetOrganizationConformancePackDetailedStatus";
const packs = "conformance-packs";

describe("the collector of the packs", () => {
  let collector: CollectorUnderTest;
  beforeEach(async () => {
    collector = await collectorUnderTest();
    await collector.seed({ accounts: 120, ous: 12, seed: 3 });
  });
  afterEach(() => collector.close());

  it("reads every pack in every account as it is in AWS", async () => {
    collector.startPacks();
    const snapshot = await packsWhen(isComplete);
    expect(snapshot.meta.missingParts).toEqual([]);
    expect(snapshot.meta.packs.length).toBeGreaterThan(0);
    for (const { status } of snapshot.meta.packs) expect(status).toBeDefined();
    expect(rowsIn(snapshot)).toEqual(await truth());
    expect(snapshot.accountIds).toEqual(snapshot.accountIds.toSorted());
    const owners = snapshot.meta.packs.map(({ arn }) => arn.split(":")[4]);
    expect(new Set(owners)).toEqual(new Set([snapshot.meta.deployedBy]));
  });

  it("tells how far every stream came, apart from the organization's", async () => {
    collector.startPacks();
    const { streams } = await progressWhen(isOver, packs);
    expect(streams.map(({ name, state }) => [name, state])).toEqual([
      ["packs", "done"],
      ["pack-statuses", "done"],
      ["pack-unsettled", "done"],
      ["pack-accounts", "done"],
    ]);
    const rows = [...(await truth()).values()].reduce((sum, each) => sum + each.length, 0);
    expect(streams.at(-1)?.itemsRead).toBe(rows);
    expect(await progressWhen(() => true)).toEqual({ state: "idle", streams: [] });
  });

  it("waits for nothing of the organization, nor that for it", async () => {
    await collector.fault({ operation: "ListAccounts", fault: { kind: "throttle" } });
    collector.start();
    collector.startPacks();
    await packsWhen(isComplete);
    await progressWhen(({ state }) => state === "collecting");
    await collector.clearFaults();
    await snapshotWhen(({ meta }) => meta.complete);
  });

  it("goes on past pages that are empty but have a token", async () => {
    const expected = await truth();
    for (const matching of expected.keys()) {
      await collector.fault({ operation: detailed, matching, times: 1, fault: { kind: "empty-page" } });
    }
    await collector.fault({ operation: list, times: 1, fault: { kind: "empty-page" } });
    collector.startPacks();
    const snapshot = await packsWhen(isComplete);
    expect(snapshot.meta.missingParts).toEqual([]);
    expect(rowsIn(snapshot)).toEqual(expected);
  });

  it("waits as AWS asks it to, and counts that", async () => {
    await collector.fault({ operation: detailed, times: 3, fault: { kind: "throttle" } });
    collector.startPacks();
    const snapshot = await packsWhen(isComplete);
    expect(rowsIn(snapshot)).toEqual(await truth());
    const { streams } = await progressWhen(isOver, packs);
    expect(streams.reduce((sum, { throttled }) => sum + throttled, 0)).toBe(3);
  });

  it("says that it has slowed down while it has", async () => {
    await collector.fault({ operation: detailed, times: 1, fault: { kind: "throttle" } });
    await collector.fault({ operation: detailed, fault: { kind: "latency", ms: 300 } });
    collector.startPacks();
    const { slowed } = await progressWhen(({ slowed: rates }) => rates !== undefined, packs);
    expect(slowed?.perSecond).toBeLessThan(slowed?.normally ?? 0);
    await packsWhen(isComplete);
  });

  it("goes on without one pack, and says which accounts are missing", async () => {
    const expected = new Map(await truth());
    const [first = ""] = expected.keys();
    await collector.fault({ operation: detailed, matching: first, fault: { kind: "deny" } });
    collector.startPacks();
    const snapshot = await packsWhen(isComplete);
    expect(snapshot.meta.missingParts).toMatchObject([
      { part: "pack-accounts", of: first, failure: { code: "forbidden", missing: `config:${detailed}` } },
    ]);
    expected.set(first, []);
    expect(rowsIn(snapshot)).toEqual(expected);
    await collector.clearFaults();
    await requestCollection(packs);
    await packsWhen(({ meta }) => meta.missingParts.length === 0);
  });

  it("shows what failed in a list that broke off", async () => {
    const before = await truth();
    const [first = ""] = before.keys();
    // Six filters are asked for first.
    await collector.fault({
      operation: detailed,
      matching: first,
      after: 6,
      fault: { kind: "server-error" },
    });
    collector.startPacks();
    const snapshot = await packsWhen(isComplete);
    expect(snapshot.meta.missingParts).toMatchObject([
      { part: "pack-accounts", of: first, failure: { code: "unavailable" } },
    ]);
    const unsettled = (before.get(first) ?? []).filter(({ status }) => !status.endsWith("_SUCCESSFUL"));
    expect(unsettled).not.toEqual([]);
    expect(rowsIn(snapshot).get(first)).toEqual(unsettled);
  });

  it("drops a pack that is deleted meanwhile, and says so", async () => {
    const [first = ""] = (await truth()).keys();
    const code = "NoSuchOrganizationConformancePackException";
    await collector.fault({ operation: detailed, matching: first, fault: { kind: "error", code } });
    collector.startPacks();
    const { meta, columns } = await packsWhen(isComplete);
    expect(meta.packs.map(({ name }) => name)).not.toContain(first);
    expect(columns).toHaveLength(meta.packs.length);
    expect(meta.missingParts).toMatchObject([
      { part: "deleted-pack", of: first, failure: { code: "not-found" } },
    ]);
  });

  it("goes on without the statuses of the packs", async () => {
    await collector.fault({ operation: statuses, fault: { kind: "deny" } });
    collector.startPacks();
    const snapshot = await packsWhen(isComplete);
    expect(snapshot.meta.missingParts).toMatchObject([
      { part: "pack-statuses", failure: { code: "forbidden" } },
    ]);
    expect(snapshot.meta.packs.every(({ status }) => status === undefined)).toBe(true);
    expect(rowsIn(snapshot)).toEqual(await truth());
  });

  it("says why when the packs may not be listed, asks once, and recovers when asked again", async () => {
    const fault = { kind: "error", code: "OrganizationAccessDeniedException" };
    await collector.fault({ operation: list, fault });
    await collector.fault({ operation: statuses, fault });
    collector.startPacks();
    const { failure } = await progressWhen(({ state }) => state === "failed", packs);
    expect(failure).toMatchObject({ code: "forbidden", missing: `config:${list}` });
    expect(await currentPacks()).toBeUndefined();
    expect(await collector.calls(list)).toBe(1);

    await collector.clearFaults();
    await requestCollection(packs);
    await packsWhen(isComplete);
  });

  it("shows the packs that their statuses name where the list is refused, account by account", async () => {
    const expected = await truth();
    await collector.fault({
      operation: list,
      fault: { kind: "error", code: "OrganizationAccessDeniedException" },
    });
    collector.startPacks();
    const snapshot = await packsWhen(isComplete);
    expect(rowsIn(snapshot)).toEqual(expected);
    expect(snapshot.meta.missingParts).toMatchObject([{ part: "packs", failure: { code: "forbidden" } }]);
  });

  it("shows the packs grow while the first collection runs", async () => {
    await collector.fault({ operation: detailed, after: 6, fault: { kind: "latency", ms: 300 } });
    collector.startPacks();
    const growing = await packsWhen(({ meta }) => !meta.complete && meta.packs.length > 0);
    const { meta } = await packsWhen(isComplete);
    expect(meta.version).not.toBe(growing.meta.version);
  });

  it("shows what was known after a restart, also while AWS is away", async () => {
    collector.startPacks();
    const before = await packsWhen(isComplete);
    await collector.stop();
    await collector.unplug();
    forgetEverything();

    expect(await currentPacks()).toEqual(before);
    collector.startPacks();
    await requestCollection(packs);
    const { failure } = await progressWhen(({ state }) => state === "failed", packs);
    expect(failure).toMatchObject({ code: "unavailable" });
    expect(await currentPacks()).toEqual(before);
  });

  it("keeps the snapshot before when AWS fails in the middle of the next", async () => {
    collector.startPacks();
    const before = await packsWhen(isComplete);
    await collector.fault({ operation: detailed, fault: { kind: "server-error" } });
    await requestCollection(packs);
    const { failure } = await progressWhen(({ state }) => state === "failed", packs);
    expect(failure).toMatchObject({ code: "unavailable", aws: { operation: `config:${detailed}` } });
    expect(await currentPacks()).toEqual(before);
  });

  it("is one at a time, however many run", async () => {
    collector.startPacks();
    collector.startPacks();
    collector.startPacks();
    await packsWhen(isComplete);
    await progressWhen(isOver, packs);
    expect(await collector.calls(list)).toBe(1);
  });

  /** What AWS says of every pack, asked past the collector. */
  async function truth(): Promise<ReadonlyMap<string, readonly MemberPackStatus[]>> {
    const aws = createAws({
      region: "eu-west-1",
      requestTimeoutMs: 5_000,
      rateScale: 1_000,
      endpoint: collector.endpoint,
    });
    const names = (await collect(describeOrganizationConformancePacks(aws))).map(({ name }) => name);
    const rows = new Map<string, readonly MemberPackStatus[]>();
    for (const packName of names) {
      const members = await collect(listMemberPackStatuses(aws, { packName }));
      rows.set(packName, members.map(toTheSecond));
    }
    aws.close();
    return rows;
  }
});

function toTheSecond(row: MemberPackStatus): MemberPackStatus {
  return { ...row, updatedAt: `${row.updatedAt?.slice(0, 19) ?? ""}.000Z` };
}

function isComplete({ meta }: PackSnapshot): boolean {
  return meta.complete;
}

function isOver({ state, version }: { readonly state: string; readonly version?: string }): boolean {
  return state === "idle" && version !== undefined;
}

/** The rows of each pack as AWS answers them, read back from the columns. */
function rowsIn({ meta, accountIds, texts, columns }: PackSnapshot): Map<string, MemberPackStatus[]> {
  return new Map(
    meta.packs.map(({ name }, pack) => [
      name,
      accountIds.flatMap((accountId, row): MemberPackStatus[] => {
        const column = columns[pack];
        const status = packStatuses[(column?.status[row] ?? 0) - 1];
        if (column === undefined || status === undefined) return [];
        const errorCode = texts[column.errorCode[row] ?? -1];
        const errorMessage = texts[column.errorMessage[row] ?? -1];
        return [
          {
            accountId,
            memberPackName: texts[column.memberPackName[row] ?? -1] ?? "",
            status,
            updatedAt: new Date((column.updatedAt[row] ?? 0) * 1000).toISOString(),
            ...(errorCode !== undefined && { errorCode }),
            ...(errorMessage !== undefined && { errorMessage }),
          },
        ];
      }),
    ]),
  );
}
