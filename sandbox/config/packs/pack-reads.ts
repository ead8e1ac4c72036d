import { z } from "zod";
import { AwsError, type AwsStructure } from "../../contract";
import type { SandboxOrganizationPack } from "../../world/sandbox-config";
import { requirePackAdministrator } from "../access";
import type { ConfigContext, ConfigOperation } from "../config-operation";
import { packStatus } from "./pack-status";
import { pageOf } from "../page";
import { publishedTexts } from "../published-texts";
import { resourceKey } from "../keys";
import { unpublishedTexts } from "../unpublished-texts";

const Names = z.object({ OrganizationConformancePackNames: z.array(z.string()).default([]) });

/** Packs that the caller deployed itself in this Region: AWS shows no caller the packs of another administrator. */
export const describeOrganizationConformancePacks: ConfigOperation = (input, context) => {
  const { packs, nextToken } = wantedPacks("DescribeOrganizationConformancePacks", input, context);
  return {
    OrganizationConformancePacks: packs.map((pack) => packStructure(context, pack)),
    NextToken: nextToken,
  };
};

/**
 * The state of each pack as a whole. AWS can report a pack to a delegated administrator as in progress for ever
 * (hashicorp/terraform-provider-aws#24545).
 */
export const describeOrganizationConformancePackStatuses: ConfigOperation = (input, context) => {
  const { packs, nextToken } = wantedPacks("DescribeOrganizationConformancePackStatuses", input, context);
  return {
    OrganizationConformancePackStatuses: packs.map((pack) => statusStructure(context, pack)),
    NextToken: nextToken,
  };
};

/** The caller's pack of that name in its Region. */
export function ownPack({ world, caller }: ConfigContext, name: string): SandboxOrganizationPack {
  const pack = world.config.packs.get(resourceKey(caller.accountId, caller.region, name));
  if (pack !== undefined) return pack;
  throw new AwsError("NoSuchOrganizationConformancePackException", publishedTexts.packNotFound);
}

export function packArn({ world }: ConfigContext, pack: SandboxOrganizationPack): string {
  const { region, ownerId, name, suffix } = pack;
  return `arn:${world.partition}:config:${region}:${ownerId}:organization-conformance-pack/${name}-${suffix}`;
}

/** Limit and token do not apply where names are given. */
function wantedPacks(operation: string, input: AwsStructure, context: ConfigContext) {
  requirePackAdministrator(context);
  const { OrganizationConformancePackNames: names } = Names.parse(input);
  if (names.length > 0) {
    return { packs: [...new Set(names)].map((name) => ownPack(context, name)), nextToken: undefined };
  }
  const { world, caller } = context;
  const own = [...world.config.packs.values()].filter(
    ({ ownerId, region }) => ownerId === caller.accountId && region === caller.region,
  );
  const keys = own.map(({ name }) => name).sort();
  const { items, nextToken } = pageOf(keys, (name) => ownPack(context, name), { operation, input });
  return { packs: items, nextToken };
}

function packStructure(context: ConfigContext, pack: SandboxOrganizationPack): AwsStructure {
  return {
    OrganizationConformancePackName: pack.name,
    OrganizationConformancePackArn: packArn(context, pack),
    DeliveryS3Bucket: pack.deliveryS3Bucket,
    DeliveryS3KeyPrefix: pack.deliveryS3KeyPrefix,
    ConformancePackInputParameters: pack.inputParameters ?? [],
    ExcludedAccounts: [...pack.excludedAccounts],
    LastUpdateTime: new Date(pack.updatedAt),
  };
}

function statusStructure({ world, now }: ConfigContext, pack: SandboxOrganizationPack): AwsStructure {
  const name = { OrganizationConformancePackName: pack.name };
  if (pack.isStuckInProgress) {
    const { statusKind, deployment } = pack;
    const LastUpdateTime = new Date(deployment.startedAt);
    return { ...name, Status: `${statusKind}_IN_PROGRESS`, LastUpdateTime };
  }
  const { status, updatedAt, failed } = packStatus(world, pack, now);
  const error =
    failed === 0
      ? {}
      : { ErrorCode: unpublishedTexts.packFailedCode, ErrorMessage: unpublishedTexts.packFailed(failed) };
  return { ...name, Status: status, LastUpdateTime: new Date(updatedAt), ...error };
}
