import { z } from "zod";
import { AwsError, type AwsStructure } from "../../contract";
import { regionsOf } from "../../security-hub/regions";
import type { SandboxAuthorization } from "../../world/sandbox-config";
import { authorizationOf } from "./authorization-of";
import type { ConfigContext, ConfigOperation } from "../config-operation";
import { pageOf } from "../page";
import { resourceKey } from "../keys";
import { tagMap, Tags } from "../tag-rules";
import { unpublishedTexts } from "../unpublished-texts";

const Authorization = z.object({ AuthorizedAccountId: z.string(), AuthorizedAwsRegion: z.string(), Tags });

/** Lets an account and Region collect from the caller's. A second time changes nothing, tags included. */
export const putAggregationAuthorization: ConfigOperation = (input, context) => {
  const {
    AuthorizedAccountId: ownerId,
    AuthorizedAwsRegion: ownerRegion,
    Tags: tags,
  } = Authorization.parse(input);
  requireRegion(context, ownerRegion);
  const { world, now } = context;
  const grant = grantOf(context, ownerId, ownerRegion);
  const authorization = authorizationOf(world, grant) ?? { createdAt: now, tags: tagMap(tags) };
  world.config.authorizations.set(keyOf(context, ownerId, ownerRegion), authorization);
  return { AggregationAuthorization: structure(context, ownerId, ownerRegion, authorization) };
};

/** Takes an authorization back; one that was never given is no error. */
export const deleteAggregationAuthorization: ConfigOperation = (input, context) => {
  const { AuthorizedAccountId: ownerId, AuthorizedAwsRegion: ownerRegion } = Authorization.parse(input);
  requireRegion(context, ownerRegion);
  context.world.config.authorizations.set(keyOf(context, ownerId, ownerRegion), undefined);
  return {};
};

/** What the caller's account has granted in its Region. */
export const describeAggregationAuthorizations: ConfigOperation = (input, context) => {
  const { items, nextToken } = pageOf(
    grantees(context),
    (key) => {
      const [ownerId = "", ownerRegion = ""] = key.split(" ");
      const authorization = authorizationOf(context.world, grantOf(context, ownerId, ownerRegion));
      return authorization && structure(context, ownerId, ownerRegion, authorization);
    },
    { operation: "DescribeAggregationAuthorizations", input },
  );
  return { AggregationAuthorizations: items, NextToken: nextToken };
};

function authorizationArn({ world, caller }: ConfigContext, ownerId: string, ownerRegion: string): string {
  const place = `${caller.region}:${caller.accountId}`;
  return `arn:${world.partition}:config:${place}:aggregation-authorization/${ownerId}/${ownerRegion}`;
}

function structure(
  context: ConfigContext,
  ownerId: string,
  ownerRegion: string,
  { createdAt }: SandboxAuthorization,
): AwsStructure {
  return {
    AggregationAuthorizationArn: authorizationArn(context, ownerId, ownerRegion),
    AuthorizedAccountId: ownerId,
    AuthorizedAwsRegion: ownerRegion,
    CreationTime: new Date(createdAt),
  };
}

/** `account Region` of each account that has or had an authorization of the caller's, in order. */
function grantees({ world, caller }: ConfigContext): string[] {
  const { authorizations, standingAuthorization: standing } = world.config;
  const prefix = `${resourceKey(caller.accountId, caller.region)} `;
  const own = [...authorizations.keys()].flatMap((key) =>
    key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
  );
  const granted = standing?.regions.map((region) => resourceKey(standing.accountId, region)) ?? [];
  return [...new Set([...own, ...granted])].sort();
}

function grantOf({ caller }: ConfigContext, ownerId: string, ownerRegion: string) {
  return { sourceId: caller.accountId, region: caller.region, ownerId, ownerRegion };
}

function keyOf({ caller }: ConfigContext, ownerId: string, ownerRegion: string): string {
  return resourceKey(caller.accountId, caller.region, ownerId, ownerRegion);
}

function requireRegion({ world }: ConfigContext, region: string): void {
  if (regionsOf(world.partition).includes(region)) return;
  throw new AwsError("InvalidParameterValueException", unpublishedTexts.regionInvalid(region));
}
