import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TargetId } from "@/lib/core/identifiers";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind } from "@/lib/organizations/tree";
import { namedWorld } from "@/sandbox/world/named-world";
import { database } from "@/lib/store/database/database";
import { takeCollectionRequest } from "@/lib/store/collections";
import { collections } from "@/lib/store/schema";
import { currentCallerKey } from "../serve/caller";
import { requestCollection } from "../record/request-collection";
import { withTestDatabase } from "@/lib/testing/test-database";
import { associationAt } from "../snapshot/association-at";
import { currentSnapshot } from "../serve/current-snapshot";
import { recordAssociations } from "../record/record-associations";
import type { Snapshot } from "../snapshot/snapshot";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  forgetEverything,
  progressWhen,
  snapshotWhen,
} from "../testing/collector-under-test";

withTestDatabase();

const world = namedWorld("small", { now: 0 });
const [anAccount = ""] = world.securityHub.associations.keys();

describe("the collector", () => {
  let collector: CollectorUnderTest;
  beforeEach(async () => {
    collector = await collectorUnderTest();
  });
  afterEach(() => collector.close());

  it("reads the whole organization as it is in AWS", async () => {
    collector.start();
    const { meta, tree } = await snapshotWhen(isComplete);

    expect(meta.missingParts).toEqual([]);
    expect(meta).toMatchObject({
      organizationId: world.organization?.id,
      managementAccountId: world.organization?.managementAccountId,
      configuration: { configurationType: "CENTRAL" },
      findingAggregator: { homeRegion: world.homeRegion },
      caller: { accountId: world.defaultCaller, endpoint: collector.endpoint },
    });
    const parents = tree.ids.map((id, node) => [id, tree.ids[tree.parent[node] ?? -1]] as const);
    expect(new Map<string, string | undefined>(parents)).toEqual(
      new Map<string | undefined, string | undefined>([
        [world.organization?.rootId, undefined],
        ...[...world.accounts.values(), ...world.organizationalUnits.values()].map(
          ({ id, parentId }) => [id, parentId] as const,
        ),
      ]),
    );
    expect(associationsIn(await snapshotWhen(isComplete))).toEqual(
      new Map(
        [...world.securityHub.associations.values()].map(({ targetId, configurationId, type, status }) => [
          targetId,
          { configurationId, type, status },
        ]),
      ),
    );
  });

  it("collects once for several who ask at once", async () => {
    // Longer than four requests take on a machine with other work.
    collector.start({ gatherMs: 10_000 });
    const { meta } = await snapshotWhen(isComplete);
    const before = await collector.calls("DescribeOrganization");
    for (let tab = 0; tab < 4; tab += 1) await requestCollection();
    await snapshotWhen((snapshot) => isComplete(snapshot) && snapshot.meta.takenAt > meta.takenAt);
    await progressWhen(({ state }) => state === "idle");
    expect(
      await takeCollectionRequest({ callerKey: await currentCallerKey(), dataset: "organization" }),
    ).toBe(false);
    await collector.stop();
    expect(await collector.calls("DescribeOrganization")).toBe(before + 1);
  });

  it("does what was asked for also where the announcement was lost", async () => {
    collector.start();
    await snapshotWhen(isComplete);
    const before = await collector.calls("DescribeOrganization");
    // As a server of the version before asks, which announces nothing.
    await database().update(collections).set({ requestedAt: new Date() });
    await vi.waitFor(
      async () => expect(await collector.calls("DescribeOrganization")).toBeGreaterThan(before),
      {
        timeout: 60_000,
      },
    );
  });

  it("tells how far every stream came", async () => {
    collector.start();
    const { streams } = await progressWhen(({ state, version }) => state === "idle" && version !== undefined);
    expect(streams.map(({ name, state }) => [name, state])).toEqual([
      ["settings", "done"],
      ["policies", "done"],
      ["associations", "done"],
      ["organizational-units", "done"],
      ["accounts", "done"],
    ]);
    expect(streams.at(-1)?.itemsRead).toBe(world.accounts.size);
  });

  it.each([
    ["ListConfigurationPolicyAssociations", "associations"],
    ["ListConfigurationPolicies", "configuration-policies"],
    ["ListOrganizationalUnitsForParent", "ou-names"],
    ["DescribeOrganizationConfiguration", "organization-configuration"],
    ["ListRoots", "root"],
    ["ListAccounts", "accounts"],
  ])("goes on without %s, and says that %s are missing", async (operation, part) => {
    await collector.fault({ operation, fault: { kind: "deny" } });
    collector.start();
    const { meta, tree } = await snapshotWhen(isComplete);
    expect(meta.missingParts).toMatchObject([{ part, failure: { code: "forbidden" } }]);
    const units = tree.kind.filter((kind) => kind === NodeKind.OrganizationalUnit);
    expect(units).toHaveLength(world.organizationalUnits.size);
  });

  it("says why when there is nothing to show, and recovers when asked again", async () => {
    const fault = { kind: "deny" };
    await collector.fault({ operation: "ListRoots", fault });
    await collector.fault({ operation: "ListAccounts", fault });
    await collector.fault({ operation: "ListConfigurationPolicyAssociations", fault });
    collector.start();
    const { failure } = await progressWhen(({ state }) => state === "failed");
    expect(failure).toMatchObject({ code: "forbidden", missing: "organizations:ListRoots" });
    expect(await currentSnapshot()).toBeUndefined();

    await collector.clearFaults();
    await requestCollection();
    await snapshotWhen(isComplete);
  });

  it("shows the tree grow while the first collection runs", async () => {
    await collector.fault({ operation: "ListAccounts", fault: { kind: "latency", ms: 1_500 } });
    collector.start();
    const growing = await snapshotWhen(({ meta }) => !meta.complete);
    expect(growing.tree.size).toBeLessThan(world.accounts.size);
    const { meta } = await snapshotWhen(isComplete);
    expect(meta.version).not.toBe(growing.meta.version);
  });

  it("shows what was known after a restart, also while AWS is away", async () => {
    collector.start();
    const before = await snapshotWhen(isComplete);
    await collector.stop();
    await collector.unplug();
    forgetEverything();

    expect(await currentSnapshot()).toEqual(before);
    collector.start();
    await requestCollection();
    const { failure } = await progressWhen(({ state }) => state === "failed");
    expect(failure).toMatchObject({ code: "unavailable" });
    expect(await currentSnapshot()).toEqual(before);
  });

  it("keeps the snapshot before when AWS fails in the middle of the next", async () => {
    collector.start();
    const before = await snapshotWhen(isComplete);
    await collector.fault({ operation: "ListAccounts", fault: { kind: "server-error" } });
    await requestCollection();
    const { failure } = await progressWhen(({ state }) => state === "failed");
    expect(failure).toMatchObject({ code: "unavailable", aws: { operation: "organizations:ListAccounts" } });
    expect(await currentSnapshot()).toEqual(before);
  });

  it("keeps the snapshot before when a list never ends and never has a row", async () => {
    collector.start();
    const before = await snapshotWhen(isComplete);
    await collector.fault({ operation: "ListAccounts", fault: { kind: "empty-page" } });
    await requestCollection();
    const { failure } = await progressWhen(({ state }) => state === "failed");
    expect(failure).toMatchObject({ code: "unexpected", aws: { operation: "organizations:ListAccounts" } });
    expect(failure?.message).toContain("no known end");
    expect((await currentSnapshot())?.tree.ids).toEqual(before.tree.ids);
  });

  it("is one at a time, however many run", async () => {
    collector.start();
    collector.start();
    collector.start();
    await snapshotWhen(isComplete);
    await progressWhen(({ state }) => state === "idle");
    expect(await collector.calls("DescribeOrganization")).toBe(1);
  });

  it("makes no more calls in a day than allowed, but for those that a person asks for", async () => {
    let callsPerDay: number | undefined = 1;
    collector.start({ refreshMs: 1, callsPerDay: () => callsPerDay });
    await snapshotWhen(isComplete);
    const readings = () => collector.calls("DescribeOrganization");
    for (let asked = 2; asked <= 8; asked++) {
      await progressWhen(({ state }) => state === "idle");
      expect(await readings()).toBe(asked - 1);
      await requestCollection();
      await vi.waitFor(async () => expect(await readings()).toBeGreaterThanOrEqual(asked), {
        timeout: 60_000,
      });
    }
    callsPerDay = undefined;
    await vi.waitFor(async () => expect(await readings()).toBeGreaterThan(8), { timeout: 60_000 });
  });

  it("goes on collecting when the clock is set back by a day", async () => {
    collector.start({ refreshMs: 500 });
    await snapshotWhen(isComplete);
    const now = Date.now.bind(Date);
    const clock = vi.spyOn(Date, "now").mockImplementation(() => now() - 24 * 3_600_000);
    try {
      const setBackAt = Date.now();
      await snapshotWhen(({ meta }) => meta.takenAt >= setBackAt && meta.takenAt < setBackAt + 3_600_000);
    } finally {
      clock.mockRestore();
    }
  });

  it("does not undo what was learnt while it was reading", async () => {
    collector.start();
    const first = await snapshotWhen(isComplete);
    await collector.fault({ operation: "ListAccounts", fault: { kind: "latency", ms: 1_000 } });
    await requestCollection();
    await progressWhen(({ state }) => state === "collecting");

    const targetId = TargetId.parse(anAccount);
    const known = associationAt(first, targetId);
    if (known === undefined) throw new Error("The world has no association to change.");
    const updatedAt = new Date(Date.parse(known.updatedAt ?? "") + 1_000).toISOString();
    await recordAssociations([{ ...known, status: "PENDING", message: "Just changed.", updatedAt }]);
    const second = await snapshotWhen(
      (snapshot) => snapshot.meta.takenAt > first.meta.takenAt && isPatched(snapshot),
    );
    expect(associationAt(second, targetId)).toMatchObject({ status: "PENDING", message: "Just changed." });

    function isPatched(snapshot: Snapshot): boolean {
      return associationAt(snapshot, targetId)?.message === "Just changed.";
    }
  });
});

function isComplete({ meta }: Snapshot): boolean {
  return meta.complete;
}

function associationsIn(snapshot: Snapshot) {
  const lookup = nodeLookup(snapshot.tree);
  return new Map(
    snapshot.tree.ids.flatMap((id) => {
      const association = lookup(id) === undefined ? undefined : associationAt(snapshot, id);
      if (association === undefined) return [];
      const { configurationId, type, status } = association;
      return [[id, { configurationId, type, status }] as const];
    }),
  );
}
