import { z } from "zod";
import type { AwsStructure } from "../../contract";
import type { SandboxAggregator, SandboxOrganizationPack, SandboxRecorder } from "../../world/sandbox-config";
import { sourceAccounts, sourceRegions } from "../aggregators/aggregator-sources";
import { sourceStatus } from "../aggregators/source-status";
import { packCompliance } from "../compliance/pack-compliance";
import type { ConfigContext } from "../config-operation";
import { memberPackName } from "../packs/member-deployment";
import { pairedKeys } from "../page";
import { recorderArn } from "../recorders";
import { recorderOf } from "../recorder-of";

const Group = z.object({
  allSupported: z.boolean().optional(),
  includeGlobalResourceTypes: z.boolean().optional(),
  resourceTypes: z.array(z.string()).optional(),
  exclusionByResourceTypes: z.object({ resourceTypes: z.array(z.string()).optional() }).optional(),
  recordingStrategy: z.object({ useOnly: z.string().optional() }).optional(),
});
const Mode = z.object({ recordingFrequency: z.string().optional() });

const recorderType = "AWS::Config::ConfigurationRecorder";
const packType = "AWS::Config::ConformancePackCompliance";

/** The types of the sandbox's inventory: AWS Config records both by itself, wherever it is on. */
export const recordedTypes: readonly string[] = [recorderType, packType];

/** Keys of all items of these types that an aggregator can have, in order: `account Region type name`. */
export function itemKeys({ world }: ConfigContext, aggregator: SandboxAggregator, types: readonly string[]) {
  const packs = [...world.config.packs.values()];
  const inRegion = sourceRegions(aggregator).flatMap((region) => [
    ...(types.includes(recorderType) ? [`${region} ${recorderType} `] : []),
    ...(types.includes(packType)
      ? packs
          .filter((pack) => pack.region === region)
          .map((pack) => `${region} ${packType} ${memberPackName(pack)}`)
      : []),
  ]);
  return pairedKeys(sourceAccounts(world, aggregator), inRegion.sort());
}

/** The configuration item of a key: none where nothing is collected from, nor of a type that the filters leave out. */
export function itemOf(
  context: ConfigContext,
  aggregator: SandboxAggregator,
  key: string,
): AwsStructure | undefined {
  const { world, now } = context;
  const [accountId = "", region = "", type = "", name = ""] = key.split(" ");
  if (!world.accounts.has(accountId) || !isIncluded(aggregator, type)) return undefined;
  if (sourceStatus(world, aggregator, { sourceId: accountId, region }, now).status === "FAILED")
    return undefined;
  if (type === packType) {
    const pack = [...world.config.packs.values()].find(
      (each) => each.region === region && memberPackName(each) === name,
    );
    return pack && packItem(context, pack, accountId);
  }
  const recorder = recorderOf(world, accountId, region);
  return recorder && recorderItem(context, { accountId, region, recorder });
}

function isIncluded({ filters }: SandboxAggregator, type: string): boolean {
  const Filter = z.object({ ResourceType: z.object({ Value: z.array(z.string()) }).optional() });
  const wanted = Filter.safeParse(filters ?? {}).data?.ResourceType?.Value;
  return wanted === undefined || wanted.includes(type);
}

/** Members of `configuration` are written as CloudFormation writes them; see awslabs/aws-config-resource-schema. */
function recorderItem(
  context: ConfigContext,
  at: { readonly accountId: string; readonly region: string; readonly recorder: SandboxRecorder },
): AwsStructure {
  const { accountId, region, recorder } = at;
  const group = Group.parse(recorder.recordingGroup ?? { allSupported: true });
  const mode = Mode.parse(recorder.recordingMode ?? {});
  const { recordingStrategy, exclusionByResourceTypes } = group;
  const types = group.resourceTypes ?? [];
  const excluded = exclusionByResourceTypes?.resourceTypes ?? [];
  const strategy =
    recordingStrategy?.useOnly ??
    (types.length > 0
      ? "INCLUSION_BY_RESOURCE_TYPES"
      : excluded.length > 0
        ? "EXCLUSION_BY_RESOURCE_TYPES"
        : "ALL_SUPPORTED_RESOURCE_TYPES");
  const capturedAt = (recorder.isRecording ? recorder.startedAt : recorder.stoppedAt) ?? context.now;
  const caller = { ...context.caller, accountId, region };
  return {
    ...head(accountId, region, recorderType, recorder.name),
    arn: recorderArn({ ...context, caller }, recorder),
    configuration: {
      Id: recorder.name,
      Name: recorder.name,
      Recording: recorder.isRecording,
      RoleARN: recorder.roleArn,
      RecordingGroup: {
        AllSupported: group.allSupported ?? false,
        IncludeGlobalResourceTypes: group.includeGlobalResourceTypes ?? false,
        ResourceTypes: types,
        ExclusionByResourceTypes: { ResourceTypes: excluded },
        RecordingStrategy: { UseOnly: strategy },
      },
      RecordingMode: { RecordingFrequency: mode.recordingFrequency ?? "CONTINUOUS" },
    },
    configurationItemCaptureTime: new Date(capturedAt).toISOString(),
    tags: [...recorder.tags].map(([key, value]) => ({ key, value, tag: `${key}=${value}` })),
  };
}

function packItem(
  { world, now }: ConfigContext,
  pack: SandboxOrganizationPack,
  accountId: string,
): AwsStructure | undefined {
  const compliance = packCompliance(world, pack, accountId, now);
  if (compliance === undefined) return undefined;
  const { type, compliantRules, nonCompliantRules, totalRules } = compliance;
  return {
    ...head(accountId, pack.region, packType, memberPackName(pack)),
    configuration: {
      complianceType: type,
      compliantRuleCount: compliantRules,
      nonCompliantRuleCount: nonCompliantRules,
      totalRuleCount: totalRules,
    },
    configurationItemCaptureTime: new Date(pack.updatedAt).toISOString(),
    tags: [],
  };
}

function head(accountId: string, awsRegion: string, resourceType: string, name: string): AwsStructure {
  return {
    accountId,
    awsRegion,
    resourceType,
    resourceId: name,
    resourceName: name,
    configurationItemStatus: "OK",
  };
}
