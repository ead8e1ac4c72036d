import {
  CloseAccountCommand,
  MoveAccountCommand,
  RemoveAccountFromOrganizationCommand,
  UpdateOrganizationalUnitCommand,
} from "@aws-sdk/client-organizations";
import {
  StartConfigurationPolicyAssociationCommand,
  UpdateConfigurationPolicyCommand,
} from "@aws-sdk/client-securityhub";
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { AccountId, PolicyId, SELF_MANAGED } from "@/lib/core/identifiers";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { appendAuditEntry, CANOPY_ACTOR } from "@/lib/store/audit/audit-entries";
import { listHistory } from "@/lib/store/history/read-history";
import { withTestDatabase } from "@/lib/testing/test-database";
import { sandboxClients } from "@/sandbox/testing/sandbox-clients";
import { namedWorld } from "@/sandbox/world/named-world";
import { currentCallerKey } from "../serve/caller";
import { currentSnapshot } from "../serve/current-snapshot";
import { organizationKind } from "../serve/kinds/organization-kind";
import { snapshotAt } from "../serve/snapshot-at";
import { associationAt } from "../snapshot/association-at";
import type { ChangeKind } from "../snapshot/changes/change";
import type { HistoryEntry } from "../snapshot/changes/history";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  progressWhen,
  snapshotWhen,
} from "../testing/collector-under-test";
import { recordAssociations } from "./record-associations";
import { requestCollection } from "./request-collection";

withTestDatabase();

const world = namedWorld("small", { now: 0 });
const applied = [...world.securityHub.associations.values()].filter(({ type }) => type === "APPLIED");
const inheriting = [...world.securityHub.associations.values()]
  .filter(({ type, targetId }) => type === "INHERITED" && /^\d{12}$/.test(targetId))
  .map(({ targetId }) => AccountId.parse(targetId));

let collector: CollectorUnderTest;
beforeEach(async () => {
  collector = await collectorUnderTest();
  collector.start();
  await snapshotWhen(({ meta }) => meta.complete);
});
afterEach(() => collector.close());

it("keeps what moved, was renamed, closed and left, each with both values and between two readings", async () => {
  const management = await clientsOf(world.organization?.managementAccountId);
  const [moving = "", closing = ""] = inheriting.filter(isOrdinary);
  const unit = [...world.organizationalUnits.values()].find(
    ({ id }) => id !== world.accounts.get(moving)?.parentId,
  );
  const from = world.accounts.get(moving)?.parentId;
  await management.organizations.send(
    new MoveAccountCommand({ AccountId: moving, SourceParentId: from, DestinationParentId: unit?.id }),
  );
  await management.organizations.send(
    new UpdateOrganizationalUnitCommand({ OrganizationalUnitId: unit?.id, Name: "Renamed" }),
  );
  await management.organizations.send(new CloseAccountCommand({ AccountId: closing }));
  const startedAt = Date.now();
  await collectAgain();

  const entries = await entriesOf(["moved", "renamed", "state"]);
  expect(entries.find(({ kind }) => kind === "moved")).toMatchObject({
    subject: moving,
    before: { parentId: from },
    after: { parentId: unit?.id },
  });
  expect(entries.find(({ kind }) => kind === "renamed")).toMatchObject({
    subject: unit?.id,
    before: { name: unit?.name },
    after: { name: "Renamed" },
  });
  const closed = entries.find(({ kind }) => kind === "state");
  expect(closed).toMatchObject({ subject: closing, before: { state: "ACTIVE" } });
  expect(closed?.since).toBeLessThanOrEqual(startedAt);
  expect(closed?.seenAt).toBeGreaterThanOrEqual(startedAt);
  expect(entries.filter(({ cause }) => cause !== undefined)).toEqual([]);
});

it("lets no account leave that could not be listed, and says it of one that has left", async () => {
  await collector.fault({ operation: "ListAccounts", fault: { kind: "deny" } });
  await collectAgain();
  await collector.clearFaults();
  await collectAgain();
  expect(await entriesOf(["joined", "left"])).toEqual([]);

  const management = await clientsOf(world.organization?.managementAccountId);
  const [leaving = ""] = inheriting.filter(isOrdinary);
  await management.organizations.send(new RemoveAccountFromOrganizationCommand({ AccountId: leaving }));
  await collectAgain();
  expect(await entriesOf(["joined", "left"])).toMatchObject([
    {
      ...{ kind: "left", subject: leaving, after: null },
      before: { targetKind: "account", place: { parentId: world.accounts.get(leaving)?.parentId } },
    },
  ]);
});

it("says that an application was changed elsewhere, with both values, and not of one that Canopy made", async () => {
  const [one, other] = applied.filter(({ targetId: id }) => id.startsWith("ou-"));
  const { targetId, configurationId } = one ?? { targetId: "", configurationId: "" };
  const { securityHub } = await clientsOf(undefined);
  await securityHub.send(
    new StartConfigurationPolicyAssociationCommand({
      ConfigurationPolicyIdentifier: SELF_MANAGED,
      Target: { OrganizationalUnitId: targetId },
    }),
  );
  // Canopy sent this one and never got its answer.
  await appendAuditEntry({
    actor: CANOPY_ACTOR,
    role: "operator",
    operation: "securityhub:StartConfigurationPolicyAssociation",
    target: other?.targetId ?? "",
    input: { targetId: other?.targetId, configurationId: SELF_MANAGED },
    phase: "attempted",
    correlation: randomUUID(),
  });
  await securityHub.send(
    new StartConfigurationPolicyAssociationCommand({
      ConfigurationPolicyIdentifier: SELF_MANAGED,
      Target: { OrganizationalUnitId: other?.targetId ?? "" },
    }),
  );
  await collectAgain();

  const entries = await entriesOf(["applied"]);
  expect(entries.map(({ subject, cause }) => [subject, cause]).sort()).toEqual(
    [
      [targetId, "elsewhere"],
      [other?.targetId, "canopy"],
    ].sort(),
  );
  expect(entries.find(({ subject }) => subject === targetId)).toMatchObject({
    before: { configurationId, type: "APPLIED" },
    after: { configurationId: SELF_MANAGED, type: "APPLIED" },
  });
});

it("shows what was known at an earlier instant, with what had been read of single targets until then", async () => {
  const [first, second] = inheriting;
  if (first === undefined || second === undefined) throw new Error("The world has such accounts.");
  const { securityHub } = await clientsOf(undefined);
  const apply = (AccountId: string) =>
    securityHub.send(
      new StartConfigurationPolicyAssociationCommand({
        ConfigurationPolicyIdentifier: SELF_MANAGED,
        Target: { AccountId },
      }),
    );
  const begin = (await currentSnapshot())?.meta.takenAt ?? 0;
  await apply(first);
  await recordAssociations([selfManaged(first)]);
  const between = Date.now();
  await apply(second);
  await collectAgain();

  const typesAt = async (at: number) => {
    const snapshot = await snapshotAt(organizationKind, at);
    return [first, second].map((id) => associationAt(snapshot, id)?.type);
  };
  expect(await typesAt(begin)).toEqual(["INHERITED", "INHERITED"]);
  expect(await typesAt(between)).toEqual(["APPLIED", "INHERITED"]);
  expect(await typesAt(Date.now())).toEqual(["APPLIED", "APPLIED"]);
  await expect(snapshotAt(organizationKind, begin - 1)).rejects.toMatchObject({
    failure: { code: "not-found" },
  });
});

it("keeps a policy that was changed elsewhere", async () => {
  const { securityHub } = await clientsOf(undefined);
  const [policy] = world.securityHub.policies.values();
  await securityHub.send(
    new UpdateConfigurationPolicyCommand({ Identifier: policy?.id, Description: "Changed by a script" }),
  );
  await collectAgain();
  expect(await entriesOf(["policy-changed"])).toMatchObject([
    {
      subject: PolicyId.parse(policy?.id),
      cause: "elsewhere",
      after: { description: "Changed by a script" },
    },
  ]);
});

it("keeps a single association that was read between two collections once, and not again with the next", async () => {
  const [targetId] = inheriting;
  if (targetId === undefined) throw new Error("The world has such an account.");
  const { securityHub } = await clientsOf(undefined);
  const { ConfigurationPolicyId, AssociationStatus } = await securityHub.send(
    new StartConfigurationPolicyAssociationCommand({
      ConfigurationPolicyIdentifier: SELF_MANAGED,
      Target: { AccountId: targetId },
    }),
  );
  expect([ConfigurationPolicyId, AssociationStatus]).toEqual([SELF_MANAGED, "PENDING"]);
  const answer = selfManaged(targetId);
  await Promise.all([recordAssociations([answer]), recordAssociations([answer])]);
  await collectAgain();
  expect((await entriesOf(["applied"])).map(({ subject }) => subject)).toEqual([targetId]);
});

function selfManaged(targetId: AccountId): PolicyAssociation {
  const updatedAt = new Date().toISOString();
  return { targetId, configurationId: SELF_MANAGED, type: "APPLIED", status: "PENDING", updatedAt };
}

function isOrdinary(id: AccountId): boolean {
  const special = [world.organization?.managementAccountId, world.defaultCaller];
  return !special.includes(id) && world.accounts.get(id)?.state === "ACTIVE";
}

async function collectAgain(): Promise<void> {
  const { version } = (await snapshotWhen(({ meta }) => meta.complete)).meta;
  await requestCollection();
  await snapshotWhen(({ meta }) => meta.version.split(".")[0] !== version.split(".")[0]);
  await progressWhen(({ state }) => state === "idle");
}

async function entriesOf(kinds: readonly ChangeKind[]): Promise<HistoryEntry[]> {
  return listHistory({ callerKey: await currentCallerKey(), kinds }, 100);
}

async function clientsOf(accountId: string | undefined) {
  return sandboxClients(collector.endpoint, accountId === undefined ? {} : { accountId });
}
