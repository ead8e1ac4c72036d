import { expect, it, vi } from "vitest";
import { PolicyId, SELF_MANAGED, TargetId } from "@/lib/core/identifiers";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { collectorUnderTest, snapshotWhen } from "@/lib/inventory/testing/collector-under-test";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { startConfigurationPolicyAssociation } from "@/lib/security-hub/aws/operations";
import { AssociationKind } from "@/lib/security-hub/governance/governance";
import { serverAws } from "@/lib/server/aws";
import { marksOf } from "@/lib/store/notifications/events";
import { withTestDatabase } from "@/lib/testing/test-database";
import { WebhookBody } from "../bodies/webhook-body";
import {
  addDestination,
  addRule,
  deliveriesWhen,
  startNotifier,
  until,
} from "../testing/notifier-under-test";
import { startReceiver } from "../testing/receiver";

vi.stubEnv("CANOPY_NOTIFICATION_NETWORKS", "127.0.0.1");
vi.stubEnv("CANOPY_DIGEST_QUIET_SECONDS", "1");
withTestDatabase();

it("sends what another client has changed, from what to what, when the next collection has seen it", async () => {
  const sandbox = await collectorUnderTest();
  const receiver = await startReceiver();
  let stop: () => Promise<void> = () => Promise.resolve();
  try {
    sandbox.start();
    const { tree, governance, meta } = await snapshotWhen(({ meta: read }) => read.complete);
    await sandbox.stop();
    const special = new Set<string>([
      meta.managementAccountId ?? "",
      ...meta.delegatedAdministrators.map(({ id }) => id),
    ]);
    const node = tree.ids.findIndex(
      (id, index) =>
        tree.kind[index] === NodeKind.Account &&
        tree.state[index] === accountStates.indexOf("ACTIVE") &&
        governance.type[index] === AssociationKind.Inherited &&
        (governance.policy[index] ?? -1) >= 0 &&
        !special.has(id),
    );
    const targetId = TargetId.parse(tree.ids[node]);
    const policyId = PolicyId.parse(governance.policies[governance.policy[node] ?? -1]?.id);
    const { destination } = await addDestination({ kind: "webhook", url: receiver.url });
    const rule = await addRule("changed-elsewhere", [destination.id], { policyId });
    stop = startNotifier();
    await until(async () => (await marksOf(rule.id, await currentCallerKey())) !== undefined);
    await startConfigurationPolicyAssociation(serverAws(), { targetId, configurationId: SELF_MANAGED });
    sandbox.start();
    await deliveriesWhen(([first]) => first?.state === "delivered");
    const { type, data } = WebhookBody.parse(JSON.parse(receiver.received[0]?.body ?? "{}"));
    expect(type).toBe("change.made_elsewhere");
    expect(data.count).toBe(1);
    expect(data.title).toMatch(/: association from .+ to self-managed, changed outside of Canopy$/);
  } finally {
    await stop();
    await receiver.close();
    await sandbox.close();
  }
});
