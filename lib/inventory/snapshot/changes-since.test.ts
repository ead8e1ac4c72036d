import { expect, it } from "vitest";
import { PolicyId, Region, TargetId } from "@/lib/core/identifiers";
import { buildTree } from "@/lib/organizations/tree";
import { buildGovernance } from "@/lib/security-hub/governance/governance";
import { accountId, organizationOf } from "@/lib/testing/arbitrary-organization";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { departedSince, linkedSince } from "./changes-since";
import type { Snapshot, SnapshotMeta } from "./snapshot";

const policyId = PolicyId.parse("5f0c3e7a-1111-2222-3333-444455556666");
const monday = Date.UTC(2026, 10, 23);
const hourMs = 3_600_000;

/** Two accounts in an OU, the first governed by a policy. */
function before(changes: Partial<SnapshotMeta> = {}): Snapshot {
  const tree = buildTree(organizationOf([-1], [{ parent: 0 }, { parent: 0 }]));
  const policy = { id: policyId, arn: "", name: "org-baseline", updatedAt: new Date(0).toISOString() };
  const association = {
    targetId: TargetId.parse(accountId(0)),
    configurationId: policyId,
    type: "INHERITED" as const,
    status: "SUCCESS" as const,
  };
  const { governance } = buildGovernance(tree, [policy], [association]);
  return { tree, governance, meta: exampleSnapshotMeta({ takenAt: monday, ...changes }) };
}

const now = { takenAt: monday + hourMs, hasAllAccounts: true };
const smaller = buildTree(organizationOf([-1], [{ parent: -1 }]));
const without = buildTree({ ...organizationOf([-1], []) });

it("an account that leaves is remembered with its name, OU and configuration, and since when", () => {
  expect(departedSince(before(), without, now)).toMatchObject([
    {
      accountId: accountId(0),
      path: "Root › OU 0",
      configuration: "org-baseline",
      lastSeenAt: monday,
      missedAt: monday + hourMs,
    },
    { accountId: accountId(1), path: "Root › OU 0", configuration: "" },
  ]);
  expect(departedSince(undefined, without, now)).toEqual([]);
});

it("stays remembered until it comes back, and nothing is said to be gone where accounts are missing", () => {
  const [first] = departedSince(before(), without, now);
  if (first === undefined) throw new Error("Nothing left.");
  const later = { ...before({ departed: [first] }), tree: without };
  expect(departedSince(later, without, { takenAt: monday + 2 * hourMs, hasAllAccounts: true })).toEqual([
    first,
  ]);
  expect(departedSince(later, smaller, now).map((each) => each.accountId)).not.toContain(accountId(0));
  expect(departedSince(before(), without, { ...now, hasAllAccounts: false })).toEqual([]);
});

const homeRegion = Region.parse("eu-west-1");
const link = (regions: readonly string[], regionLinkingMode = "SPECIFIED_REGIONS") => ({
  arn: "",
  homeRegion,
  regionLinkingMode,
  regions: regions.map((region) => Region.parse(region)),
});

it("a Region that is linked is named with the readings between which it was, for three days", () => {
  const was = before({ findingAggregator: link(["eu-central-1"]) });
  const at = monday + hourMs;
  const linked = { regions: ["us-east-1"], after: monday, before: at };
  expect(linkedSince(was, link(["eu-central-1", "us-east-1"]), at)).toEqual(linked);
  expect(linkedSince(was, link([]), at)).toBeUndefined();
  expect(linkedSince(undefined, link(["us-east-1"]), at)).toBeUndefined();

  const linkedRegions = { ...linked, regions: [Region.parse("us-east-1")] };
  const after = before({ findingAggregator: link(["us-east-1"]), linkedRegions });
  expect(linkedSince(after, link(["us-east-1"]), at + hourMs)).toEqual(linked);
  expect(linkedSince(after, link(["us-east-1"]), at + 73 * hourMs)).toBeUndefined();
});

it("a Region that is no longer excluded was linked", () => {
  const mode = "ALL_REGIONS_EXCEPT_SPECIFIED";
  const was = before({ findingAggregator: link(["us-east-1", "sa-east-1"], mode) });
  expect(linkedSince(was, link(["sa-east-1"], mode), monday + hourMs)?.regions).toEqual(["us-east-1"]);
  expect(
    linkedSince(was, link(["us-east-1", "sa-east-1", "eu-west-2"], mode), monday + hourMs),
  ).toBeUndefined();
});
