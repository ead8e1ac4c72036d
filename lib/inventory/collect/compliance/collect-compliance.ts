import "server-only";
import { describeConfigurationAggregators } from "@/lib/aws-config/aggregators/aws/operations";
import {
  describeAggregateComplianceByConfigRules,
  describeAggregateComplianceByConformancePacks,
  describeConformancePackCompliance,
} from "@/lib/aws-config/compliance/aws/operations";
import {
  chooseAggregator,
  noAggregator,
  type UsableAggregator,
} from "@/lib/aws-config/compliance/choose-aggregator";
import { ruleParts } from "@/lib/aws-config/compliance/rules/rule-parts";
import { mapBounded } from "@/lib/core/map-bounded";
import { FailureError } from "@/lib/core/failure-error";
import { connectionInForce } from "@/lib/server/connection-in-force";
import { againWhenTokenExpires, callOptions, type Reading, readPart } from "../reading";
import type { ComplianceDraft } from "./compliance-draft";
import { PageTurns } from "./page-turns";
import { packsToAsk, type PackToAsk } from "./packs-to-ask";

type ComplianceReading = Reading<ComplianceDraft>;

const rowsPerPage = 100;
/** Each keeps a place in AWS's list while it waits for its turn. */
const packsAtOnce = 16;
const packsOperation = "config:DescribeAggregateComplianceByConformancePacks";

/**
 * Reads the compliance of the packs through one aggregator: each pack in each account, several packs side by side, the rules
 * that fail in each account, and the rules of each pack from the caller's own account. What AWS does not give becomes a
 * missing part. Rejects with the signal's reason when aborted, and with errors of our own.
 */
export async function collectCompliance(reading: ComplianceReading): Promise<void> {
  const { aws, draft, meter, signal } = reading;
  meter.start("compliance-setup");
  const packs: PackToAsk[] = [];
  const unknown = await readPart(reading, { part: "packs", stream: "compliance-setup" }, async () => {
    packs.push(...(await packsToAsk(signal)));
    draft.packs = packs.map(({ name }) => name);
  });
  if (unknown !== undefined) return;
  const aggregator = await readAggregator(reading);
  meter.expect("compliance-setup", 1 + packs.length);
  if (aggregator === undefined) return;
  await mapBounded(packs, 4, (pack) => readRulesOfPack(reading, pack));
  meter.done("compliance-setup");

  const perSecond = aws.budget.rateOf(packsOperation).perSecond;
  meter.start("compliance-packs");
  meter.expect(
    "compliance-packs",
    packs.reduce((sum, { rows }) => sum + Math.max(1, Math.ceil(rows / rowsPerPage)), 0),
  );
  meter.start("compliance-rules");
  // The failing rules are one list, whose pages wait for each other: beside few pages of packs it gets its part of the rate, and
  // once it is read the packs may use up what it took, however long AWS takes for an answer.
  const few = Math.min(packsAtOnce, Math.max(4, Math.ceil(perSecond * 0.4)));
  const turns = new PageTurns(few);
  await Promise.all([
    mapBounded(packs, packsAtOnce, (pack) => readPack(reading, aggregator, pack, turns)).then(() =>
      meter.done("compliance-packs"),
    ),
    readFailingRules(reading, aggregator).then(() => {
      turns.widen(packsAtOnce - few);
      meter.done("compliance-rules");
    }),
  ]);
}

async function readAggregator(reading: ComplianceReading): Promise<UsableAggregator | undefined> {
  const { aws, draft, meter } = reading;
  const part = { part: "aggregators", of: aws.region } as const;
  await readPart(reading, { ...part, stream: "compliance-setup" }, async () => {
    const options = callOptions(reading, { ...part, operation: "config:DescribeConfigurationAggregators" });
    const aggregators = await describeConfigurationAggregators(aws, [], options);
    meter.page("compliance-setup", aggregators.length);
    const configured = connectionInForce().complianceAggregator;
    draft.aggregator = chooseAggregator(aggregators, aws.region, configured);
    if (draft.aggregator === undefined) throw new FailureError(noAggregator(aws.region, configured));
  });
  return draft.aggregator;
}

/** A pack that the caller's own account does not have keeps its rules to itself: those that fail are known all the same. */
async function readRulesOfPack(reading: ComplianceReading, { name, memberNames }: PackToAsk): Promise<void> {
  const { aws, draft, meter } = reading;
  const part = { part: "pack-rules", of: name } as const;
  const stream = "compliance-setup";
  await readPart(reading, { ...part, stream }, async () => {
    const options = callOptions(reading, { ...part, operation: "config:DescribeConformancePackCompliance" });
    const rules = new Set<string>();
    for (const memberName of memberNames) {
      try {
        for await (const page of describeConformancePackCompliance(aws, memberName, options)) {
          for (const ruleName of page) rules.add(ruleParts(ruleName)?.rule ?? ruleName);
          meter.page(stream, page.length);
        }
      } catch (error) {
        if (!(error instanceof FailureError) || error.failure.code !== "not-found") throw error;
      }
    }
    if (rules.size > 0) draft.table.setRules(name, rules);
  });
}

async function readPack(
  reading: ComplianceReading,
  { name: aggregator }: UsableAggregator,
  { name, memberNames }: PackToAsk,
  turns: PageTurns,
): Promise<void> {
  const { aws, draft, meter } = reading;
  const part = { part: "pack-compliance", of: name } as const;
  const stream = "compliance-packs";
  await readPart(reading, { ...part, stream }, async () => {
    const options = callOptions(reading, { ...part, operation: packsOperation });
    await againWhenTokenExpires(async () => {
      draft.table.begin(name);
      for (const memberPackName of memberNames) {
        const question = { aggregator, memberPackName };
        const list = describeAggregateComplianceByConformancePacks(aws, question, options);
        for await (const page of turns.pagesOf(list)) {
          draft.table.add(name, page);
          meter.page(stream, page.length);
        }
      }
    });
  });
}

async function readFailingRules(reading: ComplianceReading, { name }: UsableAggregator): Promise<void> {
  const { aws, draft, meter } = reading;
  const part = { part: "failing-rules" } as const;
  const stream = "compliance-rules";
  await readPart(reading, { ...part, stream }, async () => {
    const operation = "config:DescribeAggregateComplianceByConfigRules";
    const options = callOptions(reading, { ...part, operation });
    const question = { aggregator: name, type: "NON_COMPLIANT" } as const;
    await againWhenTokenExpires(async () => {
      draft.table.beginRules();
      for await (const page of describeAggregateComplianceByConfigRules(aws, question, options)) {
        draft.table.addRules(page);
        meter.page(stream, page.length);
      }
    });
  });
}
