import { beforeEach, expect, it } from "vitest";
import { OrganizationalUnitId } from "@/lib/core/identifiers";
import { unwrap } from "@/lib/core/result";
import { ApprovalKind } from "@/lib/runs/plans/approval-rules";
import type { Role } from "@/lib/identity/permissions";
import { as, signIn } from "@/lib/runs/testing/plans-under-test";
import { refreshSettings, settings } from "@/lib/server/settings";
import type { Session } from "@/lib/server/session";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { readWaitingSettings, writeSetting } from "@/lib/store/settings";
import { withTestDatabase } from "@/lib/testing/test-database";
import { WaitingChangeId } from "../setting";
import * as definitions from "./definitions";

withTestDatabase();

const ada = person("ada", "administrator", "approver");
const cleo = person("cleo", "administrator");
const ben = person("ben", "approver");
const name = "CANOPY_APPROVAL";

function person(id: string, ...roles: readonly Role[]): Session {
  return { id, name: id, grants: roles.map((role) => ({ role })) };
}

beforeEach(async () => {
  await signIn(ada, "administrator", "approver");
  await signIn(cleo, "administrator");
  await writeSetting(name, { value: "association:50, policy", changedBy: "set up" });
  for (const { id } of await readWaitingSettings())
    await as(ada, definitions.discardSetting)({ name, id: WaitingChangeId.parse(id) });
  await refreshSettings();
});

const change = (by: Session, value: string | null) => as(by, definitions.changeSetting)({ name, value });
const request = (by: Session, value: string | null) => as(by, definitions.requestSetting)({ name, value });
const approve = (by: Session, id: WaitingChangeId) => as(by, definitions.approveSetting)({ name, id });
const discard = (by: Session, id: WaitingChangeId) => as(by, definitions.discardSetting)({ name, id });
async function waitingId(): Promise<WaitingChangeId> {
  const [only] = await readWaitingSettings();
  return WaitingChangeId.parse(only?.id);
}
const refused = (code: string) => ({ ok: false, failure: { code } });

it.each([
  ["off", ""],
  ["without a kind", "association:50"],
  ["with a higher threshold", "association:51, policy"],
  ["with a threshold for a kind that always needs approval", "association:50, policy:1"],
  ["stronger in one and weaker in another", "association:1, aggregator, organization-configuration"],
  ["as the environment has them, which has none", null],
])("weaker rules (%s) are not in force before a second person has approved them", async (_case, value) => {
  expect(await change(ada, value)).toMatchObject(refused("precondition"));
  const before = settings().approval;
  unwrap(await request(ada, value));
  expect((await refreshSettings()).approval).toEqual(before);
  expect(await approve(ada, await waitingId()), "who asked, in any browser").toMatchObject(
    refused("precondition"),
  );
  expect(await approve(cleo, await waitingId()), "no approver").toMatchObject(refused("forbidden"));
  unwrap(await approve(ben, await waitingId()));
  expect(settings().approval).not.toEqual(before);
  const [, attempted] = await listAuditEntries(2);
  expect(attempted).toMatchObject({
    operation: "canopy:ApproveSetting",
    before: { value: "association:50, policy" },
  });
});

it("stronger rules are in force at once, and can't be sent for approval", async () => {
  expect(await request(ada, "association:10, policy")).toMatchObject(refused("precondition"));
  unwrap(await change(ada, "association:10, policy, aggregator"));
  expect(settings().approval).toHaveLength(3);
});

it("of two administrators at once one change waits, and the other one learns of it", async () => {
  const both = await Promise.all([request(ada, ""), request(cleo, "policy")]);
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject(refused("conflict"));
  expect(await readWaitingSettings()).toHaveLength(1);
});

it("is approved once, and not after it was discarded", async () => {
  unwrap(await request(ada, ""));
  const id = await waitingId();
  const both = await Promise.all([approve(ben, id), discard(cleo, id)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await approve(ben, id)).toMatchObject(refused("conflict"));
});

it("is not approved after the rules were changed, or for who may change them no more", async () => {
  unwrap(await request(cleo, ""));
  const id = await waitingId();
  await signIn(cleo, "viewer");
  expect(await approve(ben, id)).toMatchObject(refused("precondition"));
  await signIn(cleo, "administrator");
  unwrap(await change(ada, "association:10, policy"));
  expect(await approve(ben, id)).toMatchObject(refused("precondition"));
  expect(settings().approval, "the stronger rules stay").toContainEqual({
    kind: "association",
    fromAccounts: 10,
  });
});

it("is not approved by who lost the role, has it in one OU only, or asks with a token", async () => {
  unwrap(await request(ada, ""));
  const id = await waitingId();
  const others: readonly Pick<Session, "grants" | "scopes">[] = [
    { grants: [{ role: "viewer" }] },
    { grants: [{ role: "approver", organizationalUnit: OrganizationalUnitId.parse("ou-ab12-cdefgh34") }] },
    { grants: [{ role: "approver" }], scopes: ["plan:approve", "association:read"] },
  ];
  for (const other of others)
    expect(await approve({ id: "ben", name: "ben", ...other }, id)).toMatchObject(refused("forbidden"));
  expect(await readWaitingSettings()).toHaveLength(1);
});

it("rules that can't be read ask for approval of every change", async () => {
  await writeSetting(name, { value: "association:50, something-newer", changedBy: "a newer replica" });
  expect((await refreshSettings()).approval).toHaveLength(ApprovalKind.options.length);
});
