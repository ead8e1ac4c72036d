import { createHash } from "node:crypto";
import { z } from "zod";
import { AwsError } from "../contract";
import type { World } from "../world/world";
import { requireSubscription } from "./access";
import { reevaluateApplications } from "./associations/evaluation";
import type { HubContext, HubOperation } from "./hub-operation";
import { linkedRegions } from "./linked-regions";
import { stopCentralConfiguration } from "./organization-changes";
import { pageOf } from "./page";
import { publishedTexts } from "./published-texts";
import { isOptInRegion, regionsOf } from "./regions";
import { unpublishedTexts } from "./unpublished-texts";

type Aggregator = NonNullable<World["securityHub"]["findingAggregator"]>;

const LinkedRegions = z.object({ RegionLinkingMode: z.string(), Regions: z.array(z.string()).default([]) });
const NamedAggregator = z.object({ FindingAggregatorArn: z.string() });

const modesWithRegions = new Set(["ALL_REGIONS_EXCEPT_SPECIFIED", "SPECIFIED_REGIONS"]);
const modesWithoutRegions = new Set(["ALL_REGIONS", "NO_REGIONS"]);

/** Makes the caller's Region the home Region. */
export const createFindingAggregator: HubOperation = (input, context) => {
  const { world, caller, now } = context;
  // AWS answers this one with 401, although the model says 400 for InvalidInputException.
  if (!isOwner(context)) throw new AwsError("InvalidInputException", publishedTexts.aggregatorByMember, 401);
  requireSubscription(context);
  const request = LinkedRegions.parse(input);
  if (isOptInRegion(caller.region)) refuse(unpublishedTexts.centralInOptInRegion(caller.region));
  checkRegions(world.partition, caller.region, request);
  if (world.securityHub.findingAggregator !== undefined) refuse(unpublishedTexts.aggregatorExists);
  const id = createHash("sha256").update(`${caller.accountId} ${caller.region} ${now}`).digest("hex");
  const uuid = `${id.slice(0, 8)}-${id.slice(8, 12)}-4${id.slice(13, 16)}-a${id.slice(17, 20)}-${id.slice(20, 32)}`;
  const aggregator: Aggregator = {
    arn: `arn:${world.partition}:securityhub:${caller.region}:${caller.accountId}:finding-aggregator/${uuid}`,
    homeRegion: caller.region,
    regionLinkingMode: request.RegionLinkingMode,
    regions: request.Regions,
  };
  world.securityHub.findingAggregator = aggregator;
  world.homeRegion = caller.region;
  return describe(aggregator);
};

/** Changes the linked Regions. Associations are replicated to a Region that is new among them: they are PENDING again. */
export const updateFindingAggregator: HubOperation = (input, context) => {
  const { world, now } = context;
  const aggregator = ownAggregator(context, NamedAggregator.parse(input).FindingAggregatorArn);
  requireHomeRegion(context, aggregator);
  const request = LinkedRegions.parse(input);
  checkRegions(world.partition, aggregator.homeRegion, request);
  const before = linkedRegions(world.partition, aggregator);
  aggregator.regionLinkingMode = request.RegionLinkingMode;
  aggregator.regions = request.Regions;
  const added = [...linkedRegions(world.partition, aggregator)].some((region) => !before.has(region));
  if (added) {
    const applied = [...world.securityHub.associations.values()].filter(({ type }) => type === "APPLIED");
    reevaluateApplications(world, new Set(applied.map(({ targetId }) => targetId)), now);
  }
  return describe(aggregator);
};

/** Without a home Region central configuration stops: policies and associations are deleted. */
export const deleteFindingAggregator: HubOperation = (input, context) => {
  const aggregator = ownAggregator(context, NamedAggregator.parse(input).FindingAggregatorArn);
  requireHomeRegion(context, aggregator);
  context.world.securityHub.findingAggregator = undefined;
  stopCentralConfiguration(context.world);
  return {};
};

export const getFindingAggregator: HubOperation = (input, context) =>
  describe(ownAggregator(context, NamedAggregator.parse(input).FindingAggregatorArn));

/** None or one, from any Region. */
export const listFindingAggregators: HubOperation = (input, context) => {
  requireSubscription(context);
  const { findingAggregator } = context.world.securityHub;
  const arns = findingAggregator === undefined || !isOwner(context) ? [] : [findingAggregator.arn];
  const { items, nextToken } = pageOf(arns, (arn) => arn, { operation: "ListFindingAggregators", input });
  return {
    FindingAggregators: items.map((FindingAggregatorArn) => ({ FindingAggregatorArn })),
    NextToken: nextToken,
  };
};

function isOwner({ world, caller }: HubContext): boolean {
  return caller.accountId === world.securityHub.delegatedAdministratorId;
}

function ownAggregator(context: HubContext, arn: string): Aggregator {
  requireSubscription(context);
  const { findingAggregator } = context.world.securityHub;
  if (isOwner(context) && findingAggregator?.arn === arn) return findingAggregator;
  throw new AwsError("ResourceNotFoundException", unpublishedTexts.aggregatorNotFound(arn));
}

function requireHomeRegion({ caller }: HubContext, { homeRegion }: Aggregator): void {
  if (caller.region === homeRegion) return;
  throw new AwsError("AccessDeniedException", unpublishedTexts.aggregatorOutsideHomeRegion(homeRegion));
}

function checkRegions(
  partition: string,
  homeRegion: string,
  { RegionLinkingMode: mode, Regions: regions }: z.infer<typeof LinkedRegions>,
): void {
  if (!modesWithRegions.has(mode) && !modesWithoutRegions.has(mode))
    refuse(unpublishedTexts.linkingMode(mode));
  if (modesWithoutRegions.has(mode) && regions.length > 0) refuse(unpublishedTexts.regionsWithMode(mode));
  if (modesWithRegions.has(mode) && regions.length === 0) refuse(unpublishedTexts.regionsMissing(mode));
  const known = regionsOf(partition);
  const unknownRegion = regions.find((region) => region === homeRegion || !known.includes(region));
  if (unknownRegion !== undefined) refuse(unpublishedTexts.regionInvalid(unknownRegion));
}

function describe({ arn, homeRegion, regionLinkingMode, regions }: Aggregator) {
  return {
    FindingAggregatorArn: arn,
    FindingAggregationRegion: homeRegion,
    RegionLinkingMode: regionLinkingMode,
    ...(modesWithRegions.has(regionLinkingMode) ? { Regions: regions } : {}),
  };
}

function refuse(text: string): never {
  throw new AwsError("InvalidInputException", text);
}
