import { AwsError } from "../../contract";
import { requiredText } from "../../input-members";
import type { SandboxOrganizationPack } from "../../world/sandbox-config";
import { requireAllFeatures, requirePackAdministrator } from "../access";
import type { ConfigContext, ConfigOperation } from "../config-operation";
import { checkPack, PutPack } from "./pack-rules";
import { isBusy } from "./pack-status";
import { packArn } from "./pack-reads";
import { publishedTexts } from "../published-texts";
import { resourceKey } from "../keys";
import { stableSuffix } from "../stable-hash";
import { startDeployment } from "./start-deployment";
import { tagMap } from "../tag-rules";
import { unpublishedTexts } from "../unpublished-texts";

/** In one Region, over the packs of all administrators. */
const MAX_PACKS = 50;

/** Deploys a pack to every account that is not excluded, or another version of it. Tags count at the first time only. */
export const putOrganizationConformancePack: ConfigOperation = (input, context) => {
  requirePackAdministrator(context);
  requireAllFeatures(context);
  const { world, caller, now } = context;
  const wanted = PutPack.parse(input);
  const tags = tagMap(wanted.Tags);
  const ruleCount = checkPack(wanted);
  const { OrganizationConformancePackName: name } = wanted;
  const key = resourceKey(caller.accountId, caller.region, name);
  const before = world.config.packs.get(key);
  if (before === undefined) requireRoom(context);
  else requireIdle(context, before);
  if (world.organization?.managementAccountId === caller.accountId) world.config.managementRoleExists = true;

  const pack: SandboxOrganizationPack = {
    ...(before ?? newPack(context, name)),
    ruleCount,
    templateS3Uri: wanted.TemplateS3Uri,
    deliveryS3Bucket: wanted.DeliveryS3Bucket,
    deliveryS3KeyPrefix: wanted.DeliveryS3KeyPrefix,
    inputParameters: wanted.ConformancePackInputParameters,
    excludedAccounts: new Set(wanted.ExcludedAccounts),
    tags: before?.tags ?? tags,
  };
  startDeployment(world, pack, before, { kind: before === undefined ? "CREATE" : "UPDATE", now });
  world.config.packs.set(key, pack);
  return { OrganizationConformancePackArn: packArn(context, pack) };
};

/** Deletes a pack from every account; it is listed until that is done, and for longer where that fails. */
export const deleteOrganizationConformancePack: ConfigOperation = (input, context) => {
  requirePackAdministrator(context);
  const { world, caller, now } = context;
  const name = requiredText(input, "OrganizationConformancePackName");
  const pack = world.config.packs.get(resourceKey(caller.accountId, caller.region, name));
  if (pack === undefined) {
    throw new AwsError(
      "NoSuchOrganizationConformancePackException",
      publishedTexts.packToDeleteNotFound(name),
    );
  }
  requireIdle(context, pack);
  startDeployment(world, pack, { ...pack }, { kind: "DELETE", now });
  return {};
};

function newPack({ caller, now }: ConfigContext, name: string) {
  return {
    name,
    suffix: stableSuffix(`pack ${resourceKey(caller.accountId, caller.region, name)} ${now}`),
    ownerId: caller.accountId,
    region: caller.region,
    updatedAt: now,
    deployment: { kind: "CREATE" as const, startedAt: now, durationMs: 0 },
    members: new Map(),
    statusKind: "CREATE" as const,
    isStuckInProgress: false,
  };
}

function requireRoom({ world, caller }: ConfigContext): void {
  const packs = [...world.config.packs.values()].filter(({ region }) => region === caller.region);
  if (packs.length < MAX_PACKS) return;
  throw new AwsError(
    "MaxNumberOfOrganizationConformancePacksExceededException",
    unpublishedTexts.packLimit(MAX_PACKS),
  );
}

/** A pack that AWS reports to its owner as in progress for ever can be changed: whether AWS agrees is not known. */
function requireIdle({ world, now }: ConfigContext, pack: SandboxOrganizationPack): void {
  if (isBusy(world, pack, now))
    throw new AwsError("ResourceInUseException", unpublishedTexts.packInUse(pack.name));
}
