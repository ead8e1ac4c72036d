import { AwsError } from "../../contract";
import { requiredText } from "../../input-members";
import type { SandboxAggregator, SandboxAggregatorSource } from "../../world/sandbox-config";
import { requireAggregatorAdministrator, requireAllFeatures } from "../access";
import { aggregatorStructure, ownAggregator } from "./aggregator-reads";
import { checkFilters, checkRole, PutAggregator, wantedSource, type WantedSource } from "./aggregator-rules";
import type { ConfigContext, ConfigOperation } from "../config-operation";
import { resourceKey } from "../keys";
import { stableSuffix } from "../stable-hash";
import { tagMap } from "../tag-rules";
import { unpublishedTexts } from "../unpublished-texts";
import { countChanges, requireChangesLeft } from "./weekly-changes";

/** https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html */
const MAX_AGGREGATORS = 50;
const MAX_ACCOUNTS = 10_000;

/**
 * Creates an aggregator, or gives the one of that name another source: what is sent replaces what was there. Tags of a
 * known aggregator are ignored, and a request that changes nothing else changes nothing.
 */
export const putConfigurationAggregator: ConfigOperation = (input, context) => {
  const { world, caller, now } = context;
  const wanted = PutAggregator.parse(input);
  const source = wantedSource(wanted, world.partition);
  checkFilters(wanted.AggregatorFilters);
  const tags = tagMap(wanted.Tags);
  if (source.kind === "organization") {
    requireAggregatorAdministrator(context);
    requireAllFeatures(context);
    checkRole(source.roleArn, world.partition, caller.accountId);
  }
  const { ConfigurationAggregatorName: name } = wanted;
  const key = resourceKey(caller.accountId, caller.region, name);
  const before = world.config.aggregators.get(key);
  if (before === undefined) requireRoom(context);
  else requireOwnMaking(before);
  const changes = changedAccounts(before?.source, source);
  if (source.kind === "accounts" && source.accountIds.length > MAX_ACCOUNTS) {
    throw new AwsError("LimitExceededException", unpublishedTexts.accountLimit(MAX_ACCOUNTS));
  }
  requireChangesLeft(context, changes);

  const aggregator: SandboxAggregator = {
    ...(before ?? newAggregator(context, name)),
    tags: before?.tags ?? tags,
    source: nextSource(before?.source, source, now),
    filters: wanted.AggregatorFilters,
  };
  if (before === undefined || differs(context, before, aggregator)) {
    aggregator.updatedAt = now;
    countChanges(context, changes);
    world.config.aggregators.set(key, aggregator);
  }
  return { ConfigurationAggregator: aggregatorStructure(context, aggregator) };
};

export const deleteConfigurationAggregator: ConfigOperation = (input, context) => {
  const aggregator = ownAggregator(context, requiredText(input, "ConfigurationAggregatorName"));
  requireOwnMaking(aggregator);
  const { source, ownerId, region, name } = aggregator;
  countChanges(context, source.kind === "accounts" ? source.accounts.size : 0);
  context.world.config.aggregators.delete(resourceKey(ownerId, region, name));
  return {};
};

function newAggregator({ caller, now }: ConfigContext, name: string) {
  return {
    name,
    suffix: stableSuffix(`aggregator ${resourceKey(caller.accountId, caller.region, name)} ${now}`),
    ownerId: caller.accountId,
    region: caller.region,
    createdAt: now,
    updatedAt: now,
    createdBy: undefined,
  };
}

function requireRoom({ world, caller }: ConfigContext): void {
  const own = [...world.config.aggregators.values()].filter(
    ({ ownerId, region }) => ownerId === caller.accountId && region === caller.region,
  );
  if (own.length < MAX_AGGREGATORS) return;
  throw new AwsError("LimitExceededException", unpublishedTexts.aggregatorLimit(MAX_AGGREGATORS));
}

/** Which exception AWS has for service-linked aggregators is not published. */
function requireOwnMaking({ createdBy }: SandboxAggregator): void {
  if (createdBy === undefined) return;
  throw new AwsError("AccessDeniedException", unpublishedTexts.serviceLinked(createdBy));
}

/** How many accounts are added and removed together. */
function changedAccounts(before: SandboxAggregatorSource | undefined, wanted: WantedSource): number {
  const old = before?.kind === "accounts" ? before.accounts : new Map<string, number>();
  const next = new Set(wanted.kind === "accounts" ? wanted.accountIds : []);
  const added = [...next].filter((id) => !old.has(id)).length;
  return added + [...old.keys()].filter((id) => !next.has(id)).length;
}

/** What was there before is collected from as before; what is new begins now. */
function nextSource(
  before: SandboxAggregatorSource | undefined,
  wanted: WantedSource,
  now: number,
): SandboxAggregatorSource {
  const { all, codes } = wanted.regions;
  const regions = new Map(codes.map((code) => [code, before?.regions.get(code) ?? now]));
  if (wanted.kind === "organization") {
    const since = before?.kind === "organization" ? before.since : now;
    return { kind: "organization", roleArn: wanted.roleArn, since, allRegions: all, regions };
  }
  const old = before?.kind === "accounts" ? before.accounts : undefined;
  const accounts = new Map(wanted.accountIds.map((id) => [id, old?.get(id) ?? now]));
  return { kind: "accounts", accounts, allRegions: all, regions };
}

function differs(context: ConfigContext, before: SandboxAggregator, after: SandboxAggregator): boolean {
  const [one, other] = [before, after].map((aggregator) =>
    JSON.stringify(aggregatorStructure(context, aggregator)),
  );
  return one !== other;
}
