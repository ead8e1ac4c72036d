import { expect, it, vi } from "vitest";
import { collectorUnderTest, snapshotWhen } from "@/lib/inventory/testing/collector-under-test";
import { recordAssociations } from "@/lib/inventory/record/record-associations";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { TargetId } from "@/lib/core/identifiers";
import { NodeKind } from "@/lib/organizations/tree";
import { StatusKind } from "@/lib/security-hub/governance/governance";
import { marksOf } from "@/lib/store/notifications/events";
import { type SecondProcess, startSecondProcess } from "@/lib/testing/second-process";
import { withTestDatabase } from "@/lib/testing/test-database";
import { WebhookBody } from "../bodies/webhook-body";
import { addDestination, addRule, deliveriesWhen, until } from "../testing/notifier-under-test";
import { startReceiver } from "../testing/receiver";

vi.stubEnv("CANOPY_NOTIFICATION_NETWORKS", "127.0.0.1");
vi.stubEnv("CANOPY_DIGEST_QUIET_SECONDS", "0");
withTestDatabase();

const failures = 24;

it("loses no event and puts none into two messages while the processes that notify are killed", async () => {
  const sandbox = await collectorUnderTest();
  const receiver = await startReceiver();
  const processes: SecondProcess[] = [];
  async function begin(): Promise<void> {
    const started = await startSecondProcess({ CANOPY_LOG_LEVEL: "fatal" });
    started.begin("notify", [{ claimMs: 500, againAfterMs: 50 }]);
    processes.push(started);
  }
  try {
    await sandbox.seed({ accounts: 100 });
    sandbox.start();
    const { tree, governance } = await snapshotWhen(({ meta }) => meta.complete);
    await sandbox.stop();
    const targets = tree.ids
      .filter(
        (_, node) => tree.kind[node] === NodeKind.Account && governance.status[node] === StatusKind.Success,
      )
      .slice(0, failures)
      .map((id) => TargetId.parse(id));
    expect(targets).toHaveLength(failures);
    const { destination } = await addDestination({ kind: "webhook", url: receiver.url });
    const rule = await addRule("association-failed", [destination.id]);
    // Every second answer is lost with its process: the receiver has the message, and Canopy does not know.
    let killed = 0;
    receiver.answer = (response) => {
      if (receiver.received.length % 2 === 0 || killed >= 4) {
        response.writeHead(204).end();
        return;
      }
      killed += 1;
      response.socket?.destroy();
      const victim = processes.shift();
      void victim?.kill().then(begin);
    };
    await begin();
    await begin();
    await until(async () => (await marksOf(rule.id, await currentCallerKey())) !== undefined);
    for (const [index, targetId] of targets.entries()) {
      await recordAssociations([
        {
          targetId,
          status: "FAILED",
          type: "INHERITED",
          message: "The association failed.",
          updatedAt: new Date().toISOString(),
        },
      ]);
      // Some come together and some alone, as they do.
      if (index % 3 === 0) await until(() => receiver.received.length > index / 3 - 2);
    }
    const mentioned = () => {
      const byId = new Map(receiver.received.map(({ id, body }) => [id, body]));
      return [...byId.values()].flatMap((body) =>
        WebhookBody.parse(JSON.parse(body)).data.items.map(({ id }) => id),
      );
    };
    await until(() => new Set(mentioned()).size === failures);
    const deliveries = await deliveriesWhen((all) => all.every(({ state }) => state === "delivered"));
    expect(killed).toBe(4);
    // Each event in one message, each message under one id with one content.
    expect(mentioned().toSorted()).toEqual(targets.toSorted());
    expect(new Set(receiver.received.map(({ id }) => id))).toEqual(new Set(deliveries.map(({ id }) => id)));
    const contents = new Set(receiver.received.map(({ id, body }) => `${id} ${body}`));
    expect(contents.size).toBe(deliveries.length);
    expect(receiver.received.length).toBeGreaterThan(deliveries.length);
  } finally {
    await Promise.all(processes.map((each) => each.kill()));
    await receiver.close();
    await sandbox.close();
  }
});
