import "server-only";
import {
  describeConfigurationAggregators,
  describeConfigurationAggregatorSourcesStatus,
} from "@/lib/aws-config/aggregators/aws/operations";
import {
  chooseAggregator,
  noAggregator,
  type UsableAggregator,
} from "@/lib/aws-config/compliance/choose-aggregator";
import { selectRecorders } from "@/lib/aws-config/recorders/aws/operations";
import { FailureError } from "@/lib/core/failure-error";
import { AccountId, type Region } from "@/lib/core/identifiers";
import { connectionInForce } from "@/lib/server/connection-in-force";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { againWhenTokenExpires, callOptions, type Reading, readPart } from "../reading";
import type { RecorderDraft } from "./recorder-draft";
import { waitForTurn } from "./wait-for-turn";

type RecorderReading = Reading<RecorderDraft>;

const rowsPerPage = 100;

/**
 * Reads where configuration recorders record, through the aggregator that compliance is read through: its inventory of recorders,
 * and the sources that it could not collect from or that are out of date. What AWS does not give becomes a missing part.
 * Rejects with the signal's reason when aborted, and with errors of our own.
 */
export async function collectRecorders(reading: RecorderReading): Promise<void> {
  const { draft, meter, signal } = reading;
  meter.start("recorder-setup");
  let organization: Snapshot | undefined;
  const unknown = await readPart(reading, { part: "accounts", stream: "recorder-setup" }, async () => {
    organization = await waitForTurn(signal);
  });
  if (unknown !== undefined || organization === undefined) return;
  draft.isBegun = true;
  meter.expect("recorder-setup", 1);
  const aggregator = await readAggregator(reading);
  if (aggregator === undefined) return;
  draft.accountIds = accountsOf(aggregator, organization);
  draft.regions = regionsOf(aggregator, organization, reading.aws.region);
  meter.done("recorder-setup");
  meter.start("recorders");
  meter.expect(
    "recorders",
    Math.max(1, Math.ceil((draft.accountIds.length * draft.regions.length) / rowsPerPage)),
  );
  meter.start("recorder-sources");
  await Promise.all([
    readRecorders(reading, aggregator).then(() => meter.done("recorders")),
    readSources(reading, aggregator).then(() => meter.done("recorder-sources")),
  ]);
}

async function readAggregator(reading: RecorderReading): Promise<UsableAggregator | undefined> {
  const { aws, draft, meter } = reading;
  const part = { part: "aggregators", of: aws.region } as const;
  await readPart(reading, { ...part, stream: "recorder-setup" }, async () => {
    const options = callOptions(reading, { ...part, operation: "config:DescribeConfigurationAggregators" });
    const aggregators = await describeConfigurationAggregators(aws, [], options);
    meter.page("recorder-setup", aggregators.length);
    const configured = connectionInForce().complianceAggregator;
    draft.aggregator = chooseAggregator(aggregators, aws.region, configured);
    if (draft.aggregator === undefined) throw new FailureError(noAggregator(aws.region, configured));
  });
  return draft.aggregator;
}

function accountsOf({ source }: UsableAggregator, { tree }: Snapshot): AccountId[] {
  const ids = source.kind === "accounts" ? source.accountIds : tree.ids;
  return ids.flatMap((id) => AccountId.safeParse(id).data ?? []);
}

/**
 * Those that the aggregator names. One that collects from all is asked for the home Region and for those that are linked to
 * it: in others Security Hub and the packs of this caller change nothing.
 */
function regionsOf({ source }: UsableAggregator, { meta }: Snapshot, region: string): Region[] {
  if (source.regions !== "all") return [...source.regions];
  const linked = meta.findingAggregator?.regions ?? [];
  return [...new Set([...(meta.caller.region === region ? [meta.caller.region] : []), ...linked])];
}

async function readRecorders(reading: RecorderReading, aggregator: UsableAggregator): Promise<void> {
  const { aws, draft, meter } = reading;
  const part = { part: "recorders" } as const;
  await readPart(reading, { ...part, stream: "recorders" }, async () => {
    const options = callOptions(reading, { ...part, operation: "config:SelectAggregateResourceConfig" });
    const question = { aggregator: aggregator.name, regions: draft.regions };
    await againWhenTokenExpires(async () => {
      draft.table.beginItems();
      for await (const page of selectRecorders(aws, question, options)) {
        draft.table.addItems(page);
        meter.page("recorders", page.length);
      }
    });
  });
}

/** Those without a failure are most of all, and say nothing that the inventory doesn't. */
async function readSources(reading: RecorderReading, { name }: UsableAggregator): Promise<void> {
  const { aws, draft, meter } = reading;
  const part = { part: "sources", of: name } as const;
  await readPart(reading, { ...part, stream: "recorder-sources" }, async () => {
    const operation = "config:DescribeConfigurationAggregatorSourcesStatus";
    const options = callOptions(reading, { ...part, operation });
    await againWhenTokenExpires(async () => {
      draft.table.beginSources();
      const pages = describeConfigurationAggregatorSourcesStatus(aws, name, ["FAILED", "OUTDATED"], options);
      for await (const page of pages) {
        draft.table.addSources(page);
        meter.page("recorder-sources", page.length);
      }
    });
  });
}
