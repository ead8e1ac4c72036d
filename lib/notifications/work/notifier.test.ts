import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { unwrap } from "@/lib/core/result";
import { recordAssociations } from "@/lib/inventory/record/record-associations";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { TargetId } from "@/lib/core/identifiers";
import { StatusKind } from "@/lib/security-hub/governance/governance";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { marksOf } from "@/lib/store/notifications/events";
import { withTestDatabase } from "@/lib/testing/test-database";
import { WebhookBody } from "../bodies/webhook-body";
import { changeDestination, deleteDestination, rotateSecret, testDestination } from "../server/actions";
import { readDeliveries, readNotificationSettings } from "../server/read-notifications";
import {
  addDestination,
  addRule,
  deliveriesWhen,
  startNotifier,
  until,
} from "../testing/notifier-under-test";
import { type Receiver, startReceiver } from "../testing/receiver";

vi.stubEnv("CANOPY_NOTIFICATION_NETWORKS", "127.0.0.1");
vi.stubEnv("CANOPY_URL", "https://canopy.example.com");
vi.stubEnv("CANOPY_DIGEST_QUIET_SECONDS", "1");
withTestDatabase();

describe("notifications", () => {
  let sandbox: CollectorUnderTest;
  let snapshot: Snapshot;
  let receiver: Receiver;
  let stop: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    sandbox = await collectorUnderTest();
    await sandbox.seed({ accounts: 1_200 });
    sandbox.start();
    snapshot = await snapshotWhen(({ meta }) => meta.complete);
    await sandbox.stop();
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(async () => {
    await stop();
    await receiver.close();
    for (const { id } of (await readNotificationSettings()).destinations) await deleteDestination({ id });
  });

  /** Active accounts without a failure, `count` of them, from the `from`th on. */
  function accounts(from: number, count: number): TargetId[] {
    const { tree, governance } = snapshot;
    return tree.ids
      .filter(
        (_, node) =>
          tree.kind[node] === NodeKind.Account &&
          tree.state[node] === accountStates.indexOf("ACTIVE") &&
          governance.status[node] === StatusKind.Success,
      )
      .slice(from, from + count)
      .map((id) => TargetId.parse(id));
  }

  function as(status: PolicyAssociation["status"] & string, targetIds: readonly TargetId[]) {
    return recordAssociations(
      targetIds.map((targetId, index) => ({
        targetId,
        status,
        type: "INHERITED",
        ...(status === "FAILED" && {
          message: `The association failed because of reason ${index % 3 === 0 ? "one" : "two"}.`,
        }),
        updatedAt: new Date().toISOString(),
      })),
    );
  }

  async function watched(rule: { readonly id: Parameters<typeof marksOf>[0] }): Promise<void> {
    const callerKey = await currentCallerKey();
    await until(async () => (await marksOf(rule.id, callerKey)) !== undefined);
  }

  it("sends a thousand failures as one message that the library of Standard Webhooks accepts", async () => {
    const { destination, secret = "" } = await addDestination({ kind: "webhook", url: receiver.url });
    const rule = await addRule("association-failed", [destination.id]);
    stop = startNotifier();
    await watched(rule);
    const failing = accounts(0, 1_000);
    expect(failing).toHaveLength(1_000);
    await as("FAILED", failing);
    const [delivery] = await deliveriesWhen(([first]) => first?.state === "delivered");
    expect(receiver.received).toHaveLength(1);
    const [message] = receiver.received;
    if (message === undefined) throw new Error("One has arrived.");
    const headers = Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
    );
    const { type, data } = WebhookBody.parse(new Webhook(secret).verify(message.body, headers));
    expect(message.id).toBe(delivery?.id);
    expect(type).toBe("association.failed");
    expect(data.title).toBe("1,000 associations failed: 2 causes");
    expect(data.count).toBe(1_000);
    expect(data.causes.map(({ count }) => count)).toEqual([666, 334]);
    expect(data.items).toHaveLength(10);
    expect(data.items[0]?.url).toBe(`https://canopy.example.com/accounts/${data.items[0]?.id}`);
    expect(data.url).toBe("https://canopy.example.com/organization?status=failed");
    // What has been said is not said again, and what recovers and fails anew is.
    const again = failing.slice(0, 2);
    await as("SUCCESS", again);
    await until(async () => {
      const marks = await marksOf(rule.id, await currentCallerKey());
      return again.every((id) => marks?.has(id) === false);
    });
    await as("FAILED", again);
    const [second] = await deliveriesWhen(
      (deliveries) => deliveries.length === 2 && deliveries[0]?.state === "delivered",
    );
    expect(second?.title).toBe("2 associations failed: 2 causes");
    await as("SUCCESS", failing);
  });

  it("looks at what is inside of a rule's filter, and not at what was so before the rule", async () => {
    const [before, inside, outside] = accounts(0, 3);
    if (before === undefined || inside === undefined || outside === undefined)
      throw new Error("There are three.");
    await as("FAILED", [before]);
    const { destination } = await addDestination({ kind: "webhook", url: receiver.url });
    const rule = await addRule("association-failed", [destination.id], { within: inside });
    const all = await addRule("association-failed", [destination.id]);
    stop = startNotifier();
    await watched(rule);
    await watched(all);
    await as("FAILED", [inside, outside]);
    await until(() => receiver.received.length === 2);
    const bodies = receiver.received.map(({ body }) => WebhookBody.parse(JSON.parse(body)).data);
    const ofRule = (id: string) => bodies.find((data) => data.rule?.id === id)?.items.map((item) => item.id);
    expect(ofRule(rule.id)).toEqual([inside]);
    expect(ofRule(all.id)?.toSorted()).toEqual([inside, outside].toSorted());
    await as("SUCCESS", [before, inside, outside]);
  });

  it("sends a message again under the same id until it is taken, and keeps the attempts in the log", async () => {
    receiver.answer = (response) => response.writeHead(503).end();
    const { destination } = await addDestination({ kind: "webhook", url: receiver.url });
    const rule = await addRule("association-failed", [destination.id]);
    stop = startNotifier();
    await watched(rule);
    await as("FAILED", accounts(0, 1));
    await until(() => receiver.received.length >= 3);
    expect((await readNotificationSettings()).destinations[0]?.failingSince).toBeDefined();
    receiver.answer = (response) => response.writeHead(200).end();
    const [delivery] = await deliveriesWhen(([first]) => first?.state === "delivered");
    expect(new Set(receiver.received.map(({ id }) => id))).toEqual(new Set([delivery?.id]));
    expect(delivery?.attempts).toBe(receiver.received.length);
    expect(delivery?.tries.at(0)).toMatchObject({ status: 503, problem: "The receiver answered 503." });
    expect(delivery?.tries.at(-1)).toMatchObject({ status: 200 });
    expect(delivery?.tries.at(-1)?.problem).toBeUndefined();
    expect((await readNotificationSettings()).destinations[0]?.failingSince).toBeUndefined();
    await as("SUCCESS", accounts(0, 1));
  });

  it("turns a destination off where nothing arrives until a message is given up, or that is gone, and says why", async () => {
    receiver.answer = (response) => response.writeHead(500).end();
    const { destination } = await addDestination({ kind: "webhook", url: receiver.url });
    const rule = await addRule("association-failed", [destination.id]);
    stop = startNotifier((attempts) => (attempts < 3 ? 20 : undefined));
    await watched(rule);
    await as("FAILED", accounts(0, 1));
    const [delivery] = await deliveriesWhen(([first]) => first?.state === "failed");
    expect(delivery?.attempts).toBe(3);
    const off = (await readNotificationSettings()).destinations[0];
    expect(off).toMatchObject({ enabled: false, disabledBecause: "The receiver answered 500." });
    // A test is sent all the same, so that one can see whether it works again.
    receiver.answer = (response) => response.writeHead(204).end();
    unwrap(await testDestination({ id: destination.id }));
    const [test] = await deliveriesWhen(([first]) => first?.kind === "test" && first.state === "delivered");
    expect(test?.title).toBe("Test message for The channel");
    const { id, name } = destination;
    const on = unwrap(await changeDestination({ id, name, enabled: true }));
    expect(on).toMatchObject({ enabled: true });
    expect(on.disabledBecause).toBeUndefined();
    receiver.answer = (response) => response.writeHead(410).end();
    await as("FAILED", accounts(1, 1));
    await deliveriesWhen(([first]) => first?.kind === "association-failed" && first.state === "failed");
    expect((await readNotificationSettings()).destinations[0]?.disabledBecause).toMatch(/no more messages/);
    await as("SUCCESS", accounts(0, 2));
  });

  it("follows no redirect, and reads no more of an answer than it needs", async () => {
    receiver.answer = (response) => response.writeHead(302, { Location: receiver.url }).end();
    const { destination } = await addDestination({ kind: "webhook", url: receiver.url });
    stop = startNotifier();
    unwrap(await testDestination({ id: destination.id }));
    const [delivery] = await deliveriesWhen(([first]) => first?.state === "failed");
    expect(delivery?.tries).toHaveLength(1);
    expect(delivery?.tries[0]?.status).toBe(302);
    expect(delivery?.tries[0]?.problem).toMatch(/redirect/);
    expect(receiver.received).toHaveLength(1);
    // It would never end.
    receiver.answer = (response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(64_000)));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    };
    unwrap(await testDestination({ id: destination.id }));
    await deliveriesWhen(([first]) => first?.state === "delivered");
  });

  it("signs with both secrets after a rotation, and shows a secret once", async () => {
    const { destination, secret = "" } = await addDestination({ kind: "webhook", url: receiver.url });
    const rotated = unwrap(await rotateSecret({ id: destination.id }));
    expect(rotated.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(rotated.secret).not.toBe(secret);
    expect(rotated.destination.formerSecretUntil).toBeDefined();
    stop = startNotifier();
    unwrap(await testDestination({ id: destination.id }));
    await until(() => receiver.received.length === 1);
    const [message] = receiver.received;
    const headers = Object.fromEntries(
      Object.entries(message?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    for (const valid of [secret, rotated.secret ?? ""])
      expect(new Webhook(valid).verify(message?.body ?? "", headers)).toMatchObject({ type: "canopy.test" });
    const kept = JSON.stringify([
      await listAuditEntries(1_000),
      await readNotificationSettings(),
      await readDeliveries({}),
    ]);
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(rotated.secret);
    expect(kept).not.toContain("whsec_");
  });

  it("refuses addresses that are not public, of another kind, or without https, and names the field", async () => {
    const refused = async (target: Parameters<typeof addDestination>[0]) =>
      addDestination(target).then(
        () => undefined,
        (error: unknown) => error,
      );
    for (const url of ["https://169.254.169.254/latest", "http://example.com/hook", "https://[::1]/"])
      expect(await refused({ kind: "webhook", url })).toMatchObject({
        failure: { code: "invalid-input", fields: { "target.url": [expect.any(String)] } },
      });
    expect(await refused({ kind: "slack", url: "https://example.com/services/T/B/x" })).toMatchObject({
      failure: { fields: { "target.url": [expect.stringContaining("hooks.slack.com")] } },
    });
    expect((await readNotificationSettings()).destinations).toEqual([]);
  });
});
