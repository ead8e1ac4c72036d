import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { OrganizationalUnitId, type PolicyId, type TargetId } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { forgetCurrentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { blockingApplications } from "@/lib/inventory/serve/policies/blocking-applications";
import { lineage } from "@/lib/organizations/ancestry";
import { RunId } from "@/lib/runs/run-id";
import { startRun } from "@/lib/runs/server/actions";
import { type RunsUnderTest, runsUnderTest, runWhen } from "@/lib/runs/testing/runs-under-test";
import { startConfigurationPolicyAssociation } from "@/lib/security-hub/aws/operations";
import type { ConfigurationPolicy } from "@/lib/security-hub/model";
import { serverAws } from "@/lib/server/aws";
import { hashOf, newToken } from "@/lib/server/sign-in/session-cookie";
import { keepPerson } from "@/lib/store/identity/people";
import { addSession } from "@/lib/store/identity/sessions";
import { withTestDatabase } from "@/lib/testing/test-database";
import { settingsOf } from "../settings";
import {
  createConfigurationPolicy,
  deleteConfigurationPolicy,
  listPolicyApplications,
  updateConfigurationPolicy,
} from "./actions";
import { readPolicyOverview } from "./read-policy-overview";

let asked = new Headers();
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(asked) }));
beforeAll(() => void vi.stubEnv("CANOPY_LIMITED_VIEW", "own-ous"));
withTestDatabase();

let test: RunsUnderTest;
let own: OrganizationalUnitId;
let elsewhere: TargetId;
let elsewhereName: string;

beforeAll(async () => {
  test = await runsUnderTest({ accounts: 100, settleMs: 0 });
  const { tree } = test.snapshot;
  const [unit] = test.units;
  own = OrganizationalUnitId.parse(unit);
  const other = test.units.find((id) => !isAtOrAbove(id, own) && !isAtOrAbove(own, id));
  if (other === undefined) throw new Error("The world has an OU beside the first.");
  elsewhere = other;
  elsewhereName = tree.names[nodeOf(other)] ?? other;
  await keepPerson({
    ...{ id: "liv", provider: "local", subject: "liv", name: "Liv Limited" },
    groups: [`administrator:${own}`],
  });
  const token = newToken();
  await addSession({ personId: "liv", tokenHash: hashOf(token), lifetimeMs: 60 * 60_000 });
  asked = new Headers({ host: "localhost:3000", cookie: `canopy-session=${token}` });
}, 300_000);
afterAll(() => test.close());

function nodeOf(id: string): number {
  return test.snapshot.tree.ids.findIndex((each) => each === id);
}

function isAtOrAbove(id: string, below: string): boolean {
  const { tree } = test.snapshot;
  return lineage(tree, nodeOf(below)).some((node) => tree.ids[node] === id);
}

let policies = 0;
/** A policy of Liv's, applied at targets by another. */
async function policyAt(...targets: readonly TargetId[]): Promise<ConfigurationPolicy> {
  policies += 1;
  const created = unwrap(
    await createConfigurationPolicy({
      settings: {
        name: `of-liv-${policies}`,
        description: "",
        serviceEnabled: true,
        enabledStandardIdentifiers: [],
        controls: { mode: "all-but", ids: [] },
        customParameters: [],
      },
      tags: {},
    }),
  );
  for (const targetId of targets) await apply(created.id, targetId);
  return created;
}

async function apply(policyId: PolicyId, targetId: TargetId): Promise<void> {
  await startConfigurationPolicyAssociation(serverAws(), { configurationId: policyId, targetId });
  await blockingApplications(serverAws(), policyId);
  forgetCurrentSnapshot();
}

function change(policy: ConfigurationPolicy, description: string) {
  const settings = { ...settingsOf(policy), description };
  return { policyId: policy.id, openedAt: policy.updatedAt, settings, reason: "" };
}

async function refusalShown(policyId: PolicyId): Promise<string | undefined> {
  const { overview } = unwrap(await readPolicyOverview({}));
  return overview?.policies.find(({ summary }) => summary.id === policyId)?.refusal;
}

it("changes a policy that is applied in their OUs alone", async () => {
  const policy = await policyAt(own);
  expect(await refusalShown(policy.id)).toBeUndefined();
  expect(unwrap(await listPolicyApplications({ policyId: policy.id }))).toMatchObject([{ targetId: own }]);
  expect(unwrap(await updateConfigurationPolicy(change(policy, "Changed")))).toMatchObject({
    description: "Changed",
  });
});

it("deletes a policy that is applied nowhere", async () => {
  const policy = await policyAt();
  const answer = await deleteConfigurationPolicy({ policyId: policy.id, reviewedAt: policy.updatedAt });
  expect(answer).toMatchObject({ ok: true });
});

it("changes and deletes none that is applied outside of them as well, and learns no name of it", async () => {
  const policy = await policyAt(own, elsewhere);
  const refused = [
    await updateConfigurationPolicy(change(policy, "Changed")),
    await listPolicyApplications({ policyId: policy.id }),
  ];
  for (const answer of refused) expect(answer).toMatchObject({ failure: { code: "forbidden" } });
  // AWS deletes none that is applied, which is asked first.
  const deletion = await deleteConfigurationPolicy({ policyId: policy.id, reviewedAt: policy.updatedAt });
  expect(deletion).toMatchObject({ failure: { code: "conflict" } });
  const shown = await refusalShown(policy.id);
  expect(shown).toContain("A change of a policy reaches all that it is applied to.");
  for (const text of [shown, ...[...refused, deletion].map((each) => JSON.stringify(each))]) {
    expect(text).not.toContain(elsewhere);
    expect(text).not.toContain(elsewhereName);
  }
});

it("changes none that their OUs inherit from the root", async () => {
  const root = test.snapshot.tree.ids[0];
  const applied = test.snapshot.governance.policies.map(({ id }) => id);
  const { overview } = unwrap(await readPolicyOverview({}));
  expect(root).toMatch(/^r-/);
  const shared = overview?.policies.filter(
    ({ summary, refusal }) => applied.includes(summary.id) && refusal !== undefined,
  );
  expect(shared?.length).toBeGreaterThan(0);
});

it("has the worker send nothing where the policy was applied outside after the run began", async () => {
  const policy = await policyAt(own);
  const id = RunId.parse(crypto.randomUUID());
  const update = { operation: "update", ...change(policy, "Too late") } as const;
  unwrap(await startRun({ id, changes: [{ kind: "policy", policy: update }] }));
  await apply(policy.id, elsewhere);
  const calls = await test.sandbox.calls("UpdateConfigurationPolicy");
  test.work();
  await runWhen(id, ({ state }) => state === "paused");
  await test.stop();
  expect(await test.sandbox.calls("UpdateConfigurationPolicy")).toBe(calls);
});
