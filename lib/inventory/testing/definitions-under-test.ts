import { DescribeConfigurationAggregatorsCommand } from "@aws-sdk/client-config-service";
import { afterEach, beforeEach } from "vitest";
import { PolicyId, Region } from "@/lib/core/identifiers";
import { isListed } from "@/lib/security-hub/governance/governance";
import { listHistory } from "@/lib/store/history/read-history";
import { sandboxClients } from "@/sandbox/testing/sandbox-clients";
import { requestCollection } from "../record/request-collection";
import { currentCallerKey } from "../serve/caller";
import { currentSnapshot } from "../serve/current-snapshot";
import type { ChangeKind } from "../snapshot/changes/change";
import type { HistoryEntry } from "../snapshot/changes/history";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  progressWhen,
  snapshotWhen,
} from "./collector-under-test";

export const region = Region.parse("eu-west-1");
/** The collector of the test that runs. */
export let collector: CollectorUnderTest;

/** Has each test of a file begin after a first collection. */
export function collectFirst(): void {
  beforeEach(async () => {
    collector = await collectorUnderTest();
    collector.start();
    await snapshotWhen(({ meta }) => meta.complete);
    await progressWhen(({ state }) => state === "idle");
  });
  afterEach(() => collector.close());
}

/** The ARN of an aggregator; empty where there is none. */
export async function arnOf(name: string): Promise<string> {
  const { config } = await clients();
  const { ConfigurationAggregators = [] } = await config.send(
    new DescribeConfigurationAggregatorsCommand({ ConfigurationAggregatorNames: [name] }),
  );
  return ConfigurationAggregators[0]?.ConfigurationAggregatorArn ?? "";
}

/** A configuration policy of the world. */
export async function somePolicy(): Promise<PolicyId> {
  const policies = (await currentSnapshot())?.governance.policies ?? [];
  return PolicyId.parse(policies.find(isListed)?.id);
}

/** What the newest snapshot says of a policy. */
export async function listedPolicy(id: PolicyId) {
  const found = (await currentSnapshot())?.governance.policies.find((policy) => policy.id === id);
  if (found === undefined) throw new Error("The world has this policy.");
  return found;
}

/** Has everything collected once more. */
export async function collectOnce(): Promise<void> {
  const { version } = (await snapshotWhen(({ meta }) => meta.complete)).meta;
  await requestCollection();
  await snapshotWhen(({ meta }) => meta.version.split(".")[0] !== version.split(".")[0]);
}

/** Has everything collected once more, to its end. */
export async function collectAgain(): Promise<void> {
  await collectOnce();
  await progressWhen(({ state }) => state === "idle");
}

/** The history of these kinds. */
export async function entriesOf(kinds: readonly ChangeKind[]): Promise<HistoryEntry[]> {
  return listHistory({ callerKey: await currentCallerKey(), kinds }, 100);
}

/** Clients of AWS beside Canopy: what they change is changed elsewhere. */
export function clients() {
  return sandboxClients(collector.endpoint);
}
