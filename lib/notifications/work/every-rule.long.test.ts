import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type PackName, packStatuses } from "@/lib/aws-config/packs/model";
import { AccountId, PolicyId } from "@/lib/core/identifiers";
import { recordAssociations } from "@/lib/inventory/record/record-associations";
import { recordMembers } from "@/lib/inventory/record/record-members";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { packsWhen } from "@/lib/inventory/testing/collector-under-test";
import { planned } from "@/lib/runs/testing/plans-under-test";
import {
  reviewedRun,
  type RunsUnderTest,
  runsUnderTest,
  runWhen,
  started,
} from "@/lib/runs/testing/runs-under-test";
import { reportCollection } from "@/lib/store/collections";
import { marksOf } from "@/lib/store/notifications/events";
import { withTestDatabase } from "@/lib/testing/test-database";
import { WebhookBody } from "../bodies/webhook-body";
import type { DestinationId } from "../destination";
import type { EventKind } from "../event";
import { deleteDestination } from "../server/actions";
import { readDeliveries, readNotificationSettings } from "../server/read-notifications";
import { addDestination, addRule, startNotifier, until } from "../testing/notifier-under-test";
import { type Receiver, startReceiver } from "../testing/receiver";

beforeAll(() => {
  vi.stubEnv("CANOPY_NOTIFICATION_NETWORKS", "127.0.0.1");
  vi.stubEnv("CANOPY_DIGEST_QUIET_SECONDS", "1");
  vi.stubEnv("CANOPY_APPROVAL", "association:2");
});
withTestDatabase();

const hourMs = 3_600_000;

describe("a rule sends exactly one message", () => {
  let test: RunsUnderTest;
  let receiver: Receiver;
  let destination: DestinationId;
  let stop: () => Promise<void> = () => Promise.resolve();
  let next = 0;
  beforeAll(async () => {
    test = await runsUnderTest({ accounts: 300, settleMs: 0 });
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    receiver = await startReceiver();
    const added = await addDestination({ kind: "webhook", url: receiver.url });
    destination = added.destination.id;
  });
  afterEach(async () => {
    await stop();
    await test.stop();
    await receiver.close();
    for (const { id } of (await readNotificationSettings()).destinations) await deleteDestination({ id });
  });

  function accounts(count: number): AccountId[] {
    next += count;
    return test.accounts.slice(next - count, next).map((id) => AccountId.parse(id));
  }

  /** A rule that is watched: what happens from now on is an event. */
  async function watched(kind: EventKind): Promise<void> {
    const { id } = await addRule(kind, [destination]);
    stop = startNotifier();
    const callerKey = await currentCallerKey();
    await until(async () => (await marksOf(id, callerKey)) !== undefined);
  }

  /** The one message that arrives, and none after it until another event has made another. */
  async function onlyMessage() {
    await until(() => receiver.received.length > 0);
    expect(await ownDeliveries()).toHaveLength(1);
    expect(receiver.received).toHaveLength(1);
    return WebhookBody.parse(JSON.parse(receiver.received[0]?.body ?? "{}"));
  }

  async function ownDeliveries() {
    const { deliveries } = await readDeliveries({ destinationId: destination });
    return deliveries;
  }

  function pending(targetIds: readonly AccountId[], updatedAt: number) {
    return recordAssociations(
      targetIds.map((targetId) => ({
        ...({ targetId, type: "INHERITED", status: "PENDING" } as const),
        updatedAt: new Date(updatedAt).toISOString(),
      })),
    );
  }

  it("of forty associations that are pending for more than a day, and not of one that began an hour ago", async () => {
    const [recent, ...stuck] = accounts(41);
    if (recent === undefined) throw new Error("There are accounts.");
    await watched("association-stuck");
    await pending([recent], Date.now() - hourMs);
    await pending(stuck, Date.now() - 25 * hourMs);
    const { type, data } = await onlyMessage();
    expect(type).toBe("association.stuck");
    expect(data.count).toBe(40);
    expect(data.items[0]?.text).toContain("is pending for more than 24 hours");
  });

  it("of a pack that failed in thirty accounts, and not of those where it had failed before", async () => {
    test.sandbox.startPacks();
    const { meta, accountIds, columns } = await packsWhen(
      (packs) => packs.meta.complete && packs.meta.packs.length > 0,
    );
    await test.sandbox.stop();
    const packName = meta.packs[0]?.name;
    const failed = packStatuses.indexOf("CREATE_FAILED") + 1;
    const before = new Set(accountIds.filter((_, row) => columns[0]?.status[row] === failed));
    if (packName === undefined) throw new Error("The world has packs.");
    const failing = accounts(30);
    const count = failing.filter((id) => !before.has(id)).length;
    await watched("pack-failed");
    await failedIn(packName, failing);
    const { type, data } = await onlyMessage();
    expect(type).toBe("pack.failed");
    expect(data.count).toBe(count);
    expect(data.causes.map((cause) => cause.count)).toEqual([count]);
  });

  it("of a plan that waits for approval", async () => {
    await watched("approval-needed");
    const policyId = PolicyId.parse(test.policies[0]);
    const plan = await planned(
      reviewedRun(test.snapshot, [
        { assignment: { kind: "apply-policy", policyId }, targetIds: accounts(2) },
      ]),
      { send: true },
    );
    const { type, data } = await onlyMessage();
    expect(type).toBe("plan.approval_needed");
    expect(data.title).toContain(`Plan ${plan.number}`);
    expect(data.title).toContain("is waiting for approval");
  });

  it("of a run that ended", async () => {
    test.work();
    await watched("run-finished");
    const run = await started(
      reviewedRun(test.snapshot, [{ assignment: { kind: "self-managed" }, targetIds: accounts(1) }]),
    );
    await test.sandbox.advance(48 * hourMs);
    await runWhen(run.id, ({ state }) => state === "ended");
    const { type, data } = await onlyMessage();
    expect(type).toBe("run.finished");
    expect(data.title).toContain("1 request accepted");
  });

  it("of a collection that fails for the third time in a row, and none when another process takes over", async () => {
    const key = { callerKey: await currentCallerKey(), dataset: "organization" as const };
    const failure = { code: "unavailable", message: "AWS does not answer." } as const;
    await watched("collection-failing");
    // As fast as they may come: none is counted as one with another.
    for (let failed = 0; failed < 3; failed += 1)
      await reportCollection(key, { state: "failed", streams: [], failure });
    const { type, data } = await onlyMessage();
    expect(type).toBe("collection.failing");
    expect(data.title).toContain("failed 3 times in a row (AWS does not answer.)");
    await stop();
    await reportCollection(key, { state: "collecting", streams: [] });
    await reportCollection(key, { state: "failed", streams: [], failure });
    const { id } = await addRule("run-finished", [destination]);
    stop = startNotifier();
    // What is watched after this rule has been watched was looked at as well.
    await until(async () => (await marksOf(id, key.callerKey)) !== undefined);
    expect(await ownDeliveries()).toHaveLength(1);
    await reportCollection(key, { state: "idle", streams: [] });
  });

  async function failedIn(packName: PackName, accountIds: readonly AccountId[]): Promise<void> {
    const rows = accountIds.map((accountId) => ({
      accountId,
      memberPackName: `OrgConformsPack-${packName}-abcdefgh`,
      status: "CREATE_FAILED" as const,
      errorCode: "AccessDenied",
      errorMessage: "The role may not be assumed.",
      updatedAt: new Date().toISOString(),
    }));
    await recordMembers({ packName, rows, cleared: [] });
  }
});
