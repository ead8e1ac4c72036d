import { AwsError } from "../contract";
import { aggregatorArn } from "./aggregators/aggregator-reads";
import { authorizationOf } from "./aggregators/authorization-of";
import type { ConfigContext } from "./config-operation";
import { packArn } from "./packs/pack-reads";
import { publishedTexts } from "./published-texts";
import { recorderOf } from "./recorder-of";
import { recorderArn } from "./recorders";
import { resourceKey } from "./keys";

/** The tags of a resource of the caller's account in its Region, to be read and changed. */
export function tagsOf(context: ConfigContext, arn: string): Map<string, string> {
  const { packs, aggregators } = context.world.config;
  for (const pack of packs.values()) {
    if (isOwn(context, pack) && packArn(context, pack) === arn) return pack.tags;
  }
  for (const aggregator of aggregators.values()) {
    if (isOwn(context, aggregator) && aggregatorArn(context, aggregator) === arn) return aggregator.tags;
  }
  const tags = recorderTags(context, arn) ?? authorizationTags(context, arn);
  if (tags === undefined)
    throw new AwsError("ResourceNotFoundException", publishedTexts.resourceNotFound(arn));
  return tags;
}

function isOwn({ caller }: ConfigContext, resource: { readonly ownerId: string; readonly region: string }) {
  return resource.ownerId === caller.accountId && resource.region === caller.region;
}

/** A recorder that a landing zone left is written down now, because from here on it differs from the others. */
function recorderTags(context: ConfigContext, arn: string): Map<string, string> | undefined {
  const { world, caller } = context;
  const recorder = recorderOf(world, caller.accountId, caller.region);
  if (recorder === undefined || recorderArn(context, recorder) !== arn) return undefined;
  world.config.recorders.set(resourceKey(caller.accountId, caller.region), recorder);
  return recorder.tags;
}

function authorizationTags({ world, caller }: ConfigContext, arn: string): Map<string, string> | undefined {
  const place = `arn:${world.partition}:config:${caller.region}:${caller.accountId}:aggregation-authorization/`;
  const [ownerId = "", ownerRegion = ""] = arn.startsWith(place) ? arn.slice(place.length).split("/") : [];
  const { accountId: sourceId, region } = caller;
  const authorization = authorizationOf(world, { sourceId, region, ownerId, ownerRegion });
  if (authorization === undefined) return undefined;
  world.config.authorizations.set(resourceKey(sourceId, region, ownerId, ownerRegion), authorization);
  return authorization.tags;
}
