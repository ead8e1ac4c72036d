import { z } from "zod";
import { AwsError, type AwsStructure } from "../../contract";
import type { SandboxOrganizationPack } from "../../world/sandbox-config";
import type { ConfigContext, ConfigOperation } from "../config-operation";
import { isDeployed, memberDeployment, memberPackName, memberStatus } from "../packs/member-deployment";
import { pageOf } from "../page";
import { unpublishedTexts } from "../unpublished-texts";
import { matches } from "./collected";
import { evaluatedResources } from "./evaluated-resources";
import { outcomesIn } from "./pack-compliance";
import { memberPackId, memberRuleName, packRules } from "./pack-rules";
import type { RuleOutcome } from "./rule-outcome";

const CREATED_BY = "config-conforms.amazonaws.com";
const MOST_PACKS = 20;

const Names = z.object({ ConformancePackNames: z.array(z.string()).default([]) });
const RuleNames = z.array(z.string()).optional();
const RuleCompliance = z.object({
  ConformancePackName: z.string(),
  Filters: z.object({ ConfigRuleNames: RuleNames, ComplianceType: z.string().optional() }).default({}),
});
const ResourceCompliance = z.object({
  ConformancePackName: z.string(),
  Filters: z
    .object({
      ConfigRuleNames: RuleNames,
      ComplianceType: z.string().optional(),
      ResourceType: z.string().optional(),
      ResourceIds: z.array(z.string()).optional(),
    })
    .default({}),
});
const Scores = z.object({
  Filters: z.object({ ConformancePackNames: z.array(z.string()) }).optional(),
  SortBy: z.string().optional(),
  SortOrder: z.enum(["ASCENDING", "DESCENDING"]).default("ASCENDING"),
});

/** The packs in the caller's own account and Region: those that organization packs have put there. */
export const describeConformancePacks: ConfigOperation = (input, context) => {
  const { ConformancePackNames: names } = Names.parse(input);
  const packs = ownPacks(context);
  for (const name of names) requirePack(packs, name);
  const keys = (names.length > 0 ? [...new Set(names)] : [...packs.keys()]).sort();
  const { items, nextToken } = pageOf(
    keys,
    (name) => {
      const pack = packs.get(name);
      return pack && packStructure(context, pack);
    },
    { operation: "DescribeConformancePacks", input, maxLimit: MOST_PACKS },
  );
  return { ConformancePackDetails: items, NextToken: nextToken };
};

/** The rules of a pack in the caller's own account, each with how it comes out. */
export const describeConformancePackCompliance: ConfigOperation = (input, context) => {
  const { ConformancePackName: name, Filters: filters } = RuleCompliance.parse(input);
  const rules = rulesOf(context, requirePack(ownPacks(context), name));
  requireRules(rules, filters.ConfigRuleNames);
  const { items, nextToken } = pageOf(
    [...rules.keys()].sort(),
    (ruleName) => {
      const found = rules.get(ruleName);
      if (found === undefined || filters.ConfigRuleNames?.includes(ruleName) === false) return undefined;
      const ComplianceType = ruleType(found.outcome);
      if (!matches(filters.ComplianceType, ComplianceType)) return undefined;
      return { ConfigRuleName: ruleName, ComplianceType };
    },
    { operation: "DescribeConformancePackCompliance", input, maxLimit: 1_000 },
  );
  return { ConformancePackName: name, ConformancePackRuleComplianceList: items, NextToken: nextToken };
};

/** The resources that the rules of a pack have evaluated in the caller's own account. */
export const getConformancePackComplianceDetails: ConfigOperation = (input, context) => {
  const { ConformancePackName: name, Filters: filters } = ResourceCompliance.parse(input);
  const rules = rulesOf(context, requirePack(ownPacks(context), name));
  requireRules(rules, filters.ConfigRuleNames);
  const { accountId } = context.caller;
  const results = new Map(
    [...rules].flatMap(([ruleName, { rule, outcome }]) =>
      evaluatedResources({ rule, outcome, accountId, now: context.now }).map(
        (resource): [string, { ruleName: string; resource: typeof resource }] => [
          `${ruleName} ${resource.id}`,
          { ruleName, resource },
        ],
      ),
    ),
  );
  const { items, nextToken } = pageOf(
    [...results.keys()].sort(),
    (key): AwsStructure | undefined => {
      const found = results.get(key);
      if (found === undefined) return undefined;
      const { ruleName, resource } = found;
      const isWanted =
        filters.ConfigRuleNames?.includes(ruleName) !== false &&
        filters.ResourceIds?.includes(resource.id) !== false &&
        matches(filters.ComplianceType, resource.complianceType) &&
        matches(filters.ResourceType, resource.type);
      if (!isWanted) return undefined;
      const at = new Date(resource.evaluatedAt);
      return {
        ComplianceType: resource.complianceType,
        EvaluationResultIdentifier: {
          EvaluationResultQualifier: {
            ConfigRuleName: ruleName,
            ResourceType: resource.type,
            ResourceId: resource.id,
          },
          OrderingTimestamp: at,
        },
        ConfigRuleInvokedTime: at,
        ResultRecordedTime: at,
        ...(resource.annotation !== undefined && { Annotation: resource.annotation }),
      };
    },
    { operation: "GetConformancePackComplianceDetails", input },
  );
  return { ConformancePackName: name, ConformancePackRuleEvaluationResults: items, NextToken: nextToken };
};

/**
 * The score of each pack in the caller's own account: compliant rule-resource combinations in a hundred possible ones,
 * `INSUFFICIENT_DATA` where nothing has been evaluated.
 */
export const listConformancePackComplianceScores: ConfigOperation = (input, context) => {
  const { Filters: filters, SortBy, SortOrder } = Scores.parse(input);
  const scored = [...ownPacks(context)]
    .filter(([name]) => filters?.ConformancePackNames.includes(name) !== false)
    .map(([name, pack]) => ({ name, score: scoreOf(rulesOf(context, pack)) }));
  const direction = SortOrder === "DESCENDING" ? -1 : 1;
  // Keys of a page ascend: the place in the order stands before the name.
  const ordered =
    SortBy === undefined ? scored : scored.sort((a, b) => ((a.score ?? -1) - (b.score ?? -1)) * direction);
  const rows = new Map(
    ordered
      .map((row, place) => [SortBy === undefined ? row.name : String(place).padStart(4, "0"), row] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const { items, nextToken } = pageOf(
    [...rows.keys()],
    (key) => {
      const row = rows.get(key);
      return (
        row && {
          ConformancePackName: row.name,
          Score: row.score === undefined ? "INSUFFICIENT_DATA" : String(Math.round(row.score * 100) / 100),
          LastUpdatedTime: new Date(context.now),
        }
      );
    },
    { operation: "ListConformancePackComplianceScores", input, maxLimit: MOST_PACKS },
  );
  return { ConformancePackComplianceScores: items, NextToken: nextToken };
};

/** By their names. A pack that could not be deployed or has been deleted is not there. */
function ownPacks({ world, caller, now }: ConfigContext): Map<string, SandboxOrganizationPack> {
  return new Map(
    [...world.config.packs.values()]
      .filter((pack) => pack.region === caller.region && world.accounts.has(caller.accountId))
      .filter((pack) => isDeployed(memberDeployment(pack, caller.accountId), now))
      .map((pack) => [memberPackName(pack), pack]),
  );
}

function requirePack(packs: ReadonlyMap<string, SandboxOrganizationPack>, name: string) {
  const pack = packs.get(name);
  if (pack === undefined) throw new AwsError("NoSuchConformancePackException", unpublishedTexts.noMemberPack);
  return pack;
}

function requireRules(rules: ReadonlyMap<string, unknown>, names: readonly string[] = []): void {
  if (names.every((name) => rules.has(name))) return;
  throw new AwsError("NoSuchConfigRuleInConformancePackException", unpublishedTexts.noRuleInPack);
}

function packStructure({ world, caller, now }: ConfigContext, pack: SandboxOrganizationPack): AwsStructure {
  const name = memberPackName(pack);
  const id = `conformance-pack-${memberPackId(pack, caller.accountId)}`;
  const deployment = memberDeployment(pack, caller.accountId);
  return {
    ConformancePackName: name,
    ConformancePackArn: `arn:${world.partition}:config:${pack.region}:${caller.accountId}:conformance-pack/${name}/${id}`,
    ConformancePackId: id,
    DeliveryS3Bucket: pack.deliveryS3Bucket,
    DeliveryS3KeyPrefix: pack.deliveryS3KeyPrefix,
    ConformancePackInputParameters: pack.inputParameters ?? [],
    LastUpdateRequestedTime: new Date(deployment ? memberStatus(deployment, now).updatedAt : pack.updatedAt),
    CreatedBy: CREATED_BY,
  };
}

/** The rules of a pack in the caller's account, by their names there. */
function rulesOf({ world, caller, now }: ConfigContext, pack: SandboxOrganizationPack) {
  const outcomes = outcomesIn(world, pack, caller.accountId, now);
  return new Map(
    packRules(pack).map((rule, place) => {
      const outcome = outcomes[place] ?? { resources: 0, failing: 0 };
      return [memberRuleName(pack, rule, caller.accountId), { rule, outcome }];
    }),
  );
}

function ruleType({ resources, failing }: RuleOutcome): string {
  if (resources === 0) return "INSUFFICIENT_DATA";
  return failing > 0 ? "NON_COMPLIANT" : "COMPLIANT";
}

function scoreOf(rules: ReadonlyMap<string, { readonly outcome: RuleOutcome }>): number | undefined {
  let [compliant, all] = [0, 0];
  for (const { outcome } of rules.values()) {
    all += outcome.resources;
    compliant += outcome.resources - outcome.failing;
  }
  return all === 0 ? undefined : (compliant / all) * 100;
}
