import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AwsUnderTest, sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import { type Change, startChangedAnswers } from "@/lib/aws/testing/changed-answers";
import { type Aws, createAws } from "@/lib/aws/create-aws";
import { collect as collectPages } from "@/lib/aws/paginate";
import {
  describeConfigurationAggregators,
  describeConfigurationAggregatorSourcesStatus,
} from "@/lib/aws-config/aggregators/aws/operations";
import {
  describeOrganizationConformancePacks,
  listMemberPackStatuses,
} from "@/lib/aws-config/packs/aws/operations";
import { PolicyEffect } from "@/lib/organizations/policies/policy-effect";
import { AssociationKind } from "@/lib/security-hub/governance/governance";
import { findDisagreements } from "@/lib/security-hub/governance/inheritance";
import { governedTargets } from "@/lib/security-hub/governance/governed-targets";
import { rollUps } from "@/lib/security-hub/governance/roll-up";
import { collect } from "./organization/collect";
import { CollectionDraft } from "./collection-draft";
import { cspmEffects } from "../snapshot/policies/cspm-effects";
import { policyOverview } from "../snapshot/policies/policy-overview";
import { organizationFigures } from "../snapshot/organization-figures";
import { ProgressMeter } from "./progress-meter";
import { Caller } from "../snapshot/snapshot";
import { decodeSnapshot, encodeSnapshot } from "../snapshot/snapshot-codec";
import { organizationStreamPlan } from "./stream-plan";

/** What nothing else in the answer says: without it a row is no row, and a list no list. */
const identities: ReadonlySet<string> = new Set([
  "TargetId",
  "Id",
  "FindingAggregatorArn",
  "ConfigurationAggregatorName",
  "SourceId",
]);
const nothingChanged: Change = () => false;

let sandbox: AwsUnderTest;
let proxy: Awaited<ReturnType<typeof startChangedAnswers>>;
let aws: Aws;
const change = { current: nothingChanged };
let whole: Awaited<ReturnType<typeof readEverything>>;

beforeAll(async () => {
  sandbox = await sandboxUnderTest();
  await control("seed", { world: "small", cspmPolicies: true });
  proxy = await startChangedAnswers(sandbox.endpoint ?? "", change);
  aws = createAws({ region: "eu-west-1", requestTimeoutMs: 10_000, rateScale: 1000, endpoint: proxy.url });
  whole = await readEverything();
});
afterAll(async () => {
  aws.close();
  await proxy.close();
  await sandbox.close();
});

it("no optional member that AWS leaves out, and no enum value it adds, drops a row or breaks anything", async () => {
  expect(whole.targets.length).toBeGreaterThan(10);
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.constantFrom(0.02, 0.2, 1), async (seed, probability) => {
      change.current = changeAtRandom(seed, probability);
      const read = await readEverything();
      expect(read).toEqual(whole);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);

it.each([
  ["Paths", "places"],
  ["State", "states"],
])("accounts without their %s are all there, with their place where a listing has it", async (member) => {
  change.current = ({ path, kind }) =>
    kind === "optional" && (path.endsWith(`.Accounts[].${member}`) || path.endsWith(`[].Status`));
  const snapshot = await readOrganization();
  change.current = nothingChanged;
  const before = await readOrganization();
  expect(snapshot.tree.ids).toEqual(before.tree.ids);
  expect([...snapshot.tree.parent]).toEqual([...before.tree.parent]);
  expect(snapshot.tree.unplaced.size).toBe(0);
});

it("an account whose place no operation gives is shown as such, and no OU is said to hold it", async () => {
  change.current = ({ path, kind }) =>
    (kind === "optional" && /\.Accounts\[\]\.Paths$/.test(path)) ||
    (kind === "rows" && /ListAccountsForParent\.Accounts$|ListChildren\.Children$/.test(path));
  const { tree, meta } = await readOrganization();
  change.current = nothingChanged;
  expect(tree.unplaced.size).toBe(whole.targets.filter((id) => /^\d+$/.test(id)).length);
  expect(meta.missingParts).toMatchObject([
    {
      part: "account-places",
      failure: { code: "unexpected", aws: { operation: "organizations:ListAccounts" } },
    },
  ]);
  expect(meta.missingParts[0]?.failure.message).toContain("which OU holds");
});

it.each([
  ["ListOrganizationalUnitsForParent", "ou-names"],
  ["ListAccountsForParent", "account-places"],
])("a root that %s does not know is no OU that was deleted since", async (operation, part) => {
  change.current = ({ path, kind }) => kind === "optional" && /\.Accounts\[\]\.Paths$/.test(path);
  const error = { kind: "error", code: "ParentNotFoundException" };
  for (const name of operation === "ListAccountsForParent" ? [operation, "ListChildren"] : [operation]) {
    await fault({ operation: name, matching: '"r-', fault: error });
  }
  const { meta } = await readOrganization();
  change.current = nothingChanged;
  await fetch(`${sandbox.endpoint ?? ""}/_sandbox/faults`, { method: "DELETE" });
  expect(meta.missingParts.map((missing) => missing.part)).toContain(part);
});

it("no accounts, while Security Hub names some, is a contradiction that is shown", async () => {
  change.current = ({ path, kind }) =>
    kind === "rows" && /^List(Accounts|AccountsForParent)\.Accounts$/.test(path);
  const { meta, tree } = await readOrganization();
  change.current = nothingChanged;
  expect(tree.ids.filter((id) => /^\d+$/.test(id))).toEqual([]);
  expect(meta.missingParts).toMatchObject([{ part: "accounts", failure: { code: "unexpected" } }]);
  expect(meta.missingParts[0]?.failure.message).toMatch(/no accounts, while Security Hub names \d+ accounts/);
});

it.each([
  ["ListAccounts.Accounts", "accounts"],
  ["ListRoots.Roots", "root"],
  ["ListDelegatedAdministrators.DelegatedAdministrators", "delegated-administrators"],
  ["ListOrganizationalUnitsForParent.OrganizationalUnits", "ou-names"],
  ["ListConfigurationPolicies.ConfigurationPolicySummaries", "configuration-policies"],
  ["ListConfigurationPolicyAssociations.ConfigurationPolicyAssociationSummaries", "associations"],
  ["ListFindingAggregators.FindingAggregators", "finding-aggregator"],
  ["DescribeOrganization.Organization", "organization"],
])("an answer without %s is a missing part, and no tree without them", async (member, part) => {
  change.current = ({ path, kind }) => kind === "optional" && path === member;
  const { meta } = await readOrganization();
  change.current = nothingChanged;
  expect(meta.missingParts.map((missing) => missing.part)).toContain(part);
  expect(meta.missingParts.every(({ failure }) => failure.code === "unexpected")).toBe(true);
});

it("an organization without a root, or without a configuration type, says so", async () => {
  change.current = ({ path, kind }) =>
    (kind === "rows" && path === "ListRoots.Roots") ||
    (kind === "optional" && path === "DescribeOrganizationConfiguration.OrganizationConfiguration");
  const { meta } = await readOrganization();
  change.current = nothingChanged;
  expect(meta.missingParts.map(({ part }) => part).sort()).toEqual(["organization-configuration", "root"]);
});

const fault = (request: unknown) => control("faults", request);

async function control(path: string, request: unknown): Promise<void> {
  const headers = { "content-type": "application/json" };
  const url = `${sandbox.endpoint ?? ""}/_sandbox/${path}`;
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(request) });
  if (!response.ok) throw new Error(await response.text());
}

/** The same seed changes the same places: a failure can be repeated. */
function changeAtRandom(seed: number, probability: number): Change {
  let state = seed;
  return ({ path, kind }) => {
    const [last = ""] = path.split(".").slice(-1);
    // Another type in the place of this one says that this one is not enabled.
    if (kind === "enum" && path.endsWith(".PolicyTypes[].Type")) return false;
    if (kind === "rows" || (kind === "optional" && (identities.has(last) || isList(path)))) return false;
    // xorshift: no state of its own but the seed.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32 < probability;
  };
}

/** The list of an answer itself: without it there are no rows. */
function isList(path: string): boolean {
  return path.split(".").length === 2;
}

async function readOrganization() {
  const draft = new CollectionDraft();
  const meter = new ProgressMeter({
    plan: organizationStreamPlan,
    budget: aws.budget,
    startedAt: 0,
    onChange: () => undefined,
  });
  const { signal } = new AbortController();
  await collect({ aws, draft, meter, signal });
  const caller = Caller.parse({ accountId: "111111111111", arn: "", partition: "aws", region: "eu-west-1" });
  const snapshot = draft.snapshot({ takenAt: 1, complete: true, caller });
  if (snapshot === undefined) throw new Error(`Nothing was read: ${JSON.stringify(draft.missingParts)}`);
  return snapshot;
}

/** What must be there whatever AWS leaves out, by its id. Everything that is drawn of a snapshot is computed, too. */
async function readEverything() {
  const snapshot = decodeSnapshot(encodeSnapshot(await readOrganization()));
  const { tree, governance, meta } = snapshot;
  const policyEffects = cspmEffects(snapshot);
  const lines = [...governedTargets(tree, governance, policyEffects, undefined)];
  policyOverview(snapshot, () => undefined, 1);
  rollUps(tree, governance, 1)(0);
  findDisagreements(tree, governance, new Set());
  organizationFigures(snapshot);
  const packs = await collectPages(describeOrganizationConformancePacks(aws));
  const members = await Promise.all(
    packs.map(({ name }) => collectPages(listMemberPackStatuses(aws, { packName: name }))),
  );
  const aggregators = await describeConfigurationAggregators(aws);
  const sources = await Promise.all(
    aggregators.map(({ name }) =>
      collectPages(describeConfigurationAggregatorSourcesStatus(aws, name, ["FAILED"])),
    ),
  );
  return {
    targets: [...tree.ids].sort(),
    associated: tree.ids.filter((_, node) => governance.type[node] !== AssociationKind.None).sort(),
    policies: governance.policies.map(({ id }) => id).sort(),
    lines: lines.map(({ targetId }) => targetId).sort(),
    organizationsPolicies: meta.organizationsPolicies
      ?.map(({ id, type, targetIds = [] }) => `${type} ${id} ${[...targetIds].sort().join(" ")}`)
      .sort(),
    reached: tree.ids.filter((_, node) => policyEffects[node] === PolicyEffect.Affected).sort(),
    packs: packs.map(({ name }) => name).sort(),
    packRows: members.map((rows) => rows.map(({ accountId }) => accountId).sort()),
    aggregators: aggregators.map(({ name }) => name).sort(),
    sources: sources.map((rows) => rows.map(({ sourceId }) => sourceId).sort()),
  };
}
