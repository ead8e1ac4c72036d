import { z } from "zod";
import type { SandboxAggregator, SandboxOrganizationPack } from "../../world/sandbox-config";
import { ownAggregator } from "../aggregators/aggregator-reads";
import { sourceRegions } from "../aggregators/aggregator-sources";
import type { ConfigContext, ConfigOperation } from "../config-operation";
import { memberPackName } from "../packs/member-deployment";
import { pageOf, pairedKeys } from "../page";
import { collected, isCollected, matches, Place } from "./collected";
import { packCompliance } from "./pack-compliance";

const Compliance = z.object({
  ConfigurationAggregatorName: z.string(),
  Filters: z
    .object({ ConformancePackName: z.string().optional(), ComplianceType: z.string().optional(), ...Place })
    .default({}),
});
const Summary = z.object({
  ConfigurationAggregatorName: z.string(),
  Filters: z.object(Place).default({}),
  GroupByKey: z.enum(["ACCOUNT_ID", "AWS_REGION"]).optional(),
});

/** A row for each pack in each account that an aggregator has data of. Packs go by the names they have in the accounts. */
export const describeAggregateComplianceByConformancePacks: ConfigOperation = (input, context) => {
  const { ConfigurationAggregatorName: name, Filters: filters } = Compliance.parse(input);
  const aggregator = ownAggregator(context, name);
  const wanted = collected(context, aggregator, filters);
  const packs = new Map(
    wanted.packs
      .filter((pack) => matches(filters.ConformancePackName, memberPackName(pack)))
      .map((pack) => [`${memberPackName(pack)} ${pack.region} ${pack.ownerId}`, pack]),
  );
  const { items, nextToken } = pageOf(
    pairedKeys([...packs.keys()].sort(), wanted.accountIds),
    (key) => {
      const end = key.lastIndexOf(" ");
      const [pack, accountId] = [packs.get(key.slice(0, end)), key.slice(end + 1)];
      if (pack === undefined) return undefined;
      const packName = memberPackName(pack);
      const compliance = collectedCompliance(context, aggregator, pack, accountId);
      if (compliance === undefined) return undefined;
      if (filters.ComplianceType !== undefined && filters.ComplianceType !== compliance.type)
        return undefined;
      return {
        ConformancePackName: packName,
        Compliance: {
          ComplianceType: compliance.type,
          CompliantRuleCount: compliance.compliantRules,
          NonCompliantRuleCount: compliance.nonCompliantRules,
          TotalRuleCount: compliance.totalRules,
        },
        AccountId: accountId,
        AwsRegion: pack.region,
      };
    },
    { operation: "DescribeAggregateComplianceByConformancePacks", input },
  );
  return { AggregateComplianceByConformancePacks: items, NextToken: nextToken };
};

/** How many packs are compliant and how many are not: in all, by account, or by Region. */
export const getAggregateConformancePackComplianceSummary: ConfigOperation = (input, context) => {
  const { ConfigurationAggregatorName: name, Filters: filters, GroupByKey } = Summary.parse(input);
  const aggregator = ownAggregator(context, name);
  const { packs, accountIds } = collected(context, aggregator, filters);
  const regions = sourceRegions(aggregator).filter((region) => matches(filters.AwsRegion, region));
  const groups = { ACCOUNT_ID: accountIds, AWS_REGION: regions, all: [""] }[GroupByKey ?? "all"];
  const { items, nextToken } = pageOf(
    groups,
    (group) => {
      const ids = GroupByKey === "ACCOUNT_ID" ? [group] : accountIds;
      const ofGroup = packs.filter(({ region }) => GroupByKey !== "AWS_REGION" || region === group);
      const types = ofGroup.flatMap((pack) =>
        ids.map((id) => collectedCompliance(context, aggregator, pack, id)?.type),
      );
      return {
        ComplianceSummary: {
          CompliantConformancePackCount: types.filter((type) => type === "COMPLIANT").length,
          NonCompliantConformancePackCount: types.filter((type) => type === "NON_COMPLIANT").length,
        },
        ...(GroupByKey === undefined ? {} : { GroupName: group }),
      };
    },
    { operation: "GetAggregateConformancePackComplianceSummary", input },
  );
  return { AggregateConformancePackComplianceSummaries: items, GroupByKey, NextToken: nextToken };
};

/** Undefined as well where no data of the account arrives, and for accounts outside the organization. */
function collectedCompliance(
  context: ConfigContext,
  aggregator: SandboxAggregator,
  pack: SandboxOrganizationPack,
  accountId: string,
) {
  if (!isCollected(context, aggregator, pack, accountId)) return undefined;
  return packCompliance(context.world, pack, accountId, context.now);
}
