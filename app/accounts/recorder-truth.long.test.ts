import {
  DescribeConfigurationAggregatorSourcesStatusCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
} from "@aws-sdk/client-config-service";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { governed, matched } from "@/components/inventory/tree/tree-model";
import { recorderLabels } from "@/components/inventory/recorders/recorder-labels";
import { targetLines } from "@/components/organization/tree/target-lines";
import { recorderFigures } from "@/lib/aws-config/recorders/recorder-figures";
import { type RecorderState, recorderStates } from "@/lib/aws-config/recorders/model";
import { knownRecorder } from "@/lib/aws-config/recorders/table/known-recorder";
import { placeRecorders } from "@/lib/aws-config/recorders/table/placed-recorders";
import type { RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";
import { AccountId } from "@/lib/core/identifiers";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  recordersWhen,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { noFilter } from "@/lib/security-hub/governance/governance-filter";
import { withTestDatabase } from "@/lib/testing/test-database";
import { sandboxClients } from "@/sandbox/testing/sandbox-clients";

withTestDatabase();

const regions = ["eu-west-1", "eu-central-1"] as const;
const aggregator = "aws-controltower-ConfigAggregatorForOrganizations";

let collector: CollectorUnderTest;
let organization: Snapshot;
let recorders: RecorderSnapshot;
/** `account Region` → what the account itself says of its recorder, where the aggregator can collect it. */
const truth = new Map<string, RecorderState>();

beforeAll(async () => {
  collector = await collectorUnderTest();
  await collector.seed({ accounts: 90, ous: 12, seed: 5 });
  collector.start();
  collector.startPacks();
  collector.startCompliance();
  collector.startRecorders();
  organization = await snapshotWhen(({ meta }) => meta.complete);
  recorders = await recordersWhen(({ meta }) => meta.complete);
  await collector.stop();
  const failed = await failedSources();
  const accounts = organization.tree.ids.filter((id) => AccountId.safeParse(id).success);
  for (const accountId of accounts) {
    for (const region of regions) {
      const key = `${accountId} ${region}`;
      truth.set(key, failed.has(key) ? "not-known" : await ownState(accountId, region));
    }
  }
}, 120_000);
afterAll(async () => {
  await collector.close();
  vi.unstubAllEnvs();
});

async function failedSources(): Promise<ReadonlySet<string>> {
  const { config } = await sandboxClients(collector.endpoint);
  const failed = new Set<string>();
  let NextToken: string | undefined;
  do {
    const page = await config.send(
      new DescribeConfigurationAggregatorSourcesStatusCommand({
        ConfigurationAggregatorName: aggregator,
        NextToken,
      }),
    );
    for (const { SourceId, AwsRegion, LastUpdateStatus } of page.AggregatedSourceStatusList ?? [])
      if (LastUpdateStatus === "FAILED") failed.add(`${SourceId} ${AwsRegion}`);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return failed;
}

async function ownState(accountId: string, region: string): Promise<RecorderState> {
  const { config } = await sandboxClients(collector.endpoint, { accountId, region });
  const { ConfigurationRecorders = [] } = await config.send(new DescribeConfigurationRecordersCommand({}));
  const status = await config.send(new DescribeConfigurationRecorderStatusCommand({}));
  const [recorder] = ConfigurationRecorders;
  if (recorder === undefined) return "none";
  if (status.ConfigurationRecordersStatus?.[0]?.recording !== true) return "stopped";
  return recorder.recordingGroup?.allSupported === true ? "records" : "some-types";
}

it("says of each account in each Region what the account itself says, where that can be known", () => {
  expect(recorders.meta.regions).toEqual(regions);
  expect(new Set(truth.values())).toEqual(new Set(["records", "some-types", "stopped", "not-known"]));
  for (const [key, expected] of truth) {
    const [accountId = "", region = ""] = key.split(" ");
    expect(knownRecorder(recorders, accountId, region).state, key).toBe(expected);
  }
});

it("filters, writes into files and counts the same", () => {
  const placed = placeRecorders(organization.tree, recorders, "eu-west-1");
  const now = organization.meta.takenAt / 1000;
  const facts = governed(organization, now, placed);
  const lines = [...targetLines(facts, undefined)];
  for (const [key, expected] of truth) {
    const [accountId = "", region = ""] = key.split(" ");
    const line = lines.find(({ targetId }) => targetId === accountId);
    expect(line?.["recorderByRegion"]).toContain(`${region}: ${recorderLabels[expected].word}`);
    if (region === "eu-west-1") expect(line?.["recorder"]).toBe(recorderLabels[expected].word);
  }
  const figures = recorderFigures(recorders);
  for (const state of recorderStates) {
    const inHome = [...truth].filter(([key, own]) => key.endsWith("eu-west-1") && own === state).length;
    expect(matched(facts, { ...noFilter, recorders: [state] }, now)).toMatchObject({
      accounts: inHome,
      units: 0,
    });
    expect(figures[`${state} eu-west-1`] ?? 0).toBe(inHome);
  }
});
