import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partitionOfRegion } from "@/lib/core/arn";
import { AccountId, OrganizationalUnitId, OrganizationId, PolicyId, RootId } from "@/lib/core/identifiers";
import { SteppedHub } from "../security-hub/testing/stepped-hub";
import { namedWorld, worldNames } from "./named-world";
import { homeRegions, partitions } from "./partitions";
import { seededWorld } from "./seeded-world";
import type { World } from "./world";

const now = Date.UTC(2026, 10, 21, 9);
const day = 86_400_000;

describe.each(worldNames)("the %s world", (name) => {
  const world = namedWorld(name, { now });

  it("has ids and addresses in AWS's patterns, none of them twice", () => {
    expect(OrganizationId.safeParse(world.organization?.id).success).toBe(true);
    expect(RootId.safeParse(world.organization?.rootId).success).toBe(true);
    expect(
      [...world.organizationalUnits.keys()].filter((id) => !OrganizationalUnitId.safeParse(id).success),
    ).toEqual([]);
    expect([...world.accounts.keys()].filter((id) => !AccountId.safeParse(id).success)).toEqual([]);
    expect([...world.securityHub.policies.keys()].filter((id) => !PolicyId.safeParse(id).success)).toEqual(
      [],
    );
    const members = [...world.accounts.values()];
    expect(
      members.filter(({ email }) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 64),
    ).toEqual([]);
    expect(members.filter(({ name: title }) => title.length > 50)).toEqual([]);
    expect(new Set(members.map(({ email }) => email)).size).toBe(members.length);
    expect(new Set(members.map(({ name: title }) => title)).size).toBe(members.length);
    expect(world.accounts.has("123456789012")).toBe(false);
  });

  it("is a tree at most five OUs deep whose siblings have different names", () => {
    expect(
      Math.max(...[...world.organizationalUnits.keys()].map((id) => ancestors(world, id).length)),
    ).toBeLessThanOrEqual(5);
    const siblings = [...world.organizationalUnits.values()].map(
      ({ parentId, name: title }) => `${parentId} ${title}`,
    );
    expect(new Set(siblings).size).toBe(siblings.length);
    const ends = [...world.accounts.keys()].map((id) => ancestors(world, id).at(-1));
    expect(new Set(ends)).toEqual(new Set([world.organization?.rootId]));
  });

  it("obeys the rule of the closest application", () => {
    expect(violations(world)).toEqual([]);
  });

  it("has no time in the future", () => {
    const rows = [...world.securityHub.associations.values()];
    expect(rows.filter(({ updatedAt }) => updatedAt > now)).toEqual([]);
    expect([...world.accounts.values()].filter(({ joinedAt }) => joinedAt > now)).toEqual([]);
  });

  it("shows the delegated administrator its associations as they are", () => {
    const hub = new SteppedHub(world, now);
    const before = [...world.securityHub.associations.values()].filter(
      ({ status }) => status === "PENDING",
    ).length;
    hub.call("ListConfigurationPolicyAssociations", { MaxResults: 1 });
    const after = [...world.securityHub.associations.values()].filter(
      ({ status }) => status === "PENDING",
    ).length;
    expect(after).toBe(before);
  });
});

it("has associations for the root, 1,000 OUs and 10,000 accounts in the large world", () => {
  const world = namedWorld("large", { now });
  expect([world.accounts.size, world.organizationalUnits.size]).toEqual([10_000, 1_000]);
  expect(world.securityHub.associations.size).toBe(11_001);
});

it("has targets that nothing governs in the small world", () => {
  const world = namedWorld("small", { now });
  expect(world.accounts.size).toBe(12);
  expect(world.securityHub.associations.has(world.organization?.rootId ?? "")).toBe(false);
});

describe("the enterprise world", () => {
  const world = namedWorld("enterprise", { now });
  const rows = [...world.securityHub.associations.values()];
  const accountRows = rows.filter(({ targetId }) => world.accounts.has(targetId));

  it("has 1,200 accounts in every state that an organization's accounts are in, down to the fifth level", () => {
    expect(world.accounts.size).toBe(1_200);
    const states = new Set([...world.accounts.values()].map(({ state }) => state));
    expect(states).toEqual(new Set(["ACTIVE", "SUSPENDED", "PENDING_CLOSURE", "CLOSED"]));
    expect(Math.max(...[...world.organizationalUnits.keys()].map((id) => ancestors(world, id).length))).toBe(
      5,
    );
  });

  it("has accounts that failed for each documented reason", () => {
    const reasons = new Set(
      accountRows.filter(({ status }) => status === "FAILED").map(({ message }) => message),
    );
    for (const reason of [
      "suspended",
      "management account",
      "AWS Config",
      "opt-in Region",
      "different organization",
    ]) {
      expect(
        [...reasons].some((message) => message?.includes(reason)),
        reason,
      ).toBe(true);
    }
  });

  it("has accounts that are PENDING since a while and since more than a day", () => {
    const pending = accountRows.filter(({ status }) => status === "PENDING");
    expect(pending.filter(({ settlesAt }) => settlesAt === Infinity).length).toBeGreaterThan(1);
    expect(pending.some(({ updatedAt }) => now - updatedAt > day)).toBe(true);
    expect(pending.some(({ updatedAt }) => now - updatedAt < 2 * 3_600_000)).toBe(true);
  });

  it("has OUs whose status no longer agrees with their accounts, in both directions", () => {
    const failedBelow = new Set(
      rows.filter(({ status }) => status === "FAILED").map(({ targetId }) => ancestors(world, targetId)[0]),
    );
    const units = rows.filter(({ targetId }) => world.organizationalUnits.has(targetId));
    const stale = units.filter(({ targetId, status }) => status === "SUCCESS" && failedBelow.has(targetId));
    const repaired = units.filter(
      ({ targetId, status }) => status === "FAILED" && !failedBelow.has(targetId),
    );
    expect(stale.length).toBeGreaterThan(2);
    expect(repaired.length).toBeGreaterThan(2);
    expect(units.some(({ status }) => status === "PENDING")).toBe(true);
  });

  it("has self-managed islands and policies applied to OUs and to single accounts", () => {
    const applied = rows.filter(({ type }) => type === "APPLIED");
    const kinds = new Set(
      applied.map(({ targetId, configurationId }) => {
        const what = world.securityHub.policies.has(configurationId) ? "policy" : "self-managed";
        return `${what} on ${world.accounts.has(targetId) ? "account" : "OU"}`;
      }),
    );
    expect(kinds).toEqual(
      new Set(["policy on account", "policy on OU", "self-managed on account", "self-managed on OU"]),
    );
  });

  it("has nine policies, one that disables Security Hub and one that is applied nowhere", () => {
    const policies = [...world.securityHub.policies.values()];
    expect(policies).toHaveLength(9);
    expect(
      policies.filter(({ configurationPolicy }) => configurationPolicy.SecurityHub.ServiceEnabled === false),
    ).toHaveLength(1);
    const used = new Set(rows.map(({ configurationId }) => configurationId));
    expect(policies.filter(({ id }) => !used.has(id)).map(({ name }) => name)).toEqual(["nist-800-53"]);
  });

  it("has policies that its own Security Hub would accept", () => {
    const hub = new SteppedHub(namedWorld("enterprise", { now }), now);
    for (const { id, name, description, configurationPolicy } of world.securityHub.policies.values()) {
      const input = {
        Identifier: id,
        Name: name,
        Description: description,
        ConfigurationPolicy: configurationPolicy,
      };
      expect(hub.call("UpdateConfigurationPolicy", input).Id).toBe(id);
    }
  });
});

describe("any seeded world", () => {
  const spec = fc.record({
    accounts: fc.integer({ min: 2, max: 400 }),
    ous: fc.integer({ min: 0, max: 120 }),
    seed: fc.integer({ min: 0, max: 4_294_967_295 }),
    governedRoot: fc.boolean(),
  });

  it("has the size asked for, obeys the rule of the closest application, and is the same for the same seed", () => {
    fc.assert(
      fc.property(spec, (asked) => {
        const world = seededWorld({ ...asked, now });
        expect([world.accounts.size, world.organizationalUnits.size]).toEqual([asked.accounts, asked.ous]);
        expect(violations(world)).toEqual([]);
        expect(seededWorld({ ...asked, now })).toEqual(world);
      }),
      { numRuns: 60 },
    );
  });

  it.each(partitions)("has the Regions and ARNs of %s when asked", (partition) => {
    const world = seededWorld({ accounts: 20, ous: 5, seed: 1, now, partition });
    expect(world.homeRegion).toBe(homeRegions[partition]);
    expect(partitionOfRegion(world.homeRegion)).toBe(partition);
    expect(world.securityHub.findingAggregator?.arn).toContain(
      `arn:${partition}:securityhub:${world.homeRegion}:`,
    );
  });

  it("needs two accounts", () => {
    expect(() => seededWorld({ accounts: 1, ous: 0, seed: 1, now })).toThrow(RangeError);
  });
});

/** The closest first. */
function ancestors(world: World, id: string): string[] {
  const parentId = world.accounts.get(id)?.parentId ?? world.organizationalUnits.get(id)?.parentId;
  return parentId === undefined ? [] : [parentId, ...ancestors(world, parentId)];
}

/** Targets whose association is not what the closest ancestor with an application gives them. */
function violations(world: World): string[] {
  const { associations } = world.securityHub;
  const targets = [
    world.organization?.rootId ?? "",
    ...world.organizationalUnits.keys(),
    ...world.accounts.keys(),
  ];
  return targets.filter((id) => {
    const association = associations.get(id);
    if (association?.type === "APPLIED") return false;
    const source = ancestors(world, id).find((ancestor) => associations.get(ancestor)?.type === "APPLIED");
    return (
      association?.configurationId !==
      (source === undefined ? undefined : associations.get(source)?.configurationId)
    );
  });
}
