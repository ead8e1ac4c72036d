import { z } from "zod";
import { AwsError, type AwsStructure } from "../contract";
import type { SandboxRecorder } from "../world/sandbox-config";
import type { ConfigContext, ConfigOperation } from "./config-operation";
import { retryNewMember } from "./packs/new-members";
import { checkRecordingGroup } from "./recorder-rules";
import { recorderOf } from "./recorder-of";
import { resourceKey } from "./keys";
import { stableSuffix } from "./stable-hash";
import { tagMap, Tags } from "./tag-rules";
import { unpublishedTexts } from "./unpublished-texts";

const Structure = z.custom<AwsStructure>((value) => typeof value === "object" && value !== null);
const PutRecorder = z.object({
  ConfigurationRecorder: z.object({
    name: z.string().default("default"),
    roleARN: z.string().default(""),
    recordingGroup: Structure.optional(),
    recordingMode: Structure.optional(),
  }),
  Tags,
});
const NamedRecorder = z.object({ ConfigurationRecorderName: z.string() });
const Wanted = z.object({
  ConfigurationRecorderNames: z.array(z.string()).default([]),
  ServicePrincipal: z.string().optional(),
  Arn: z.string().optional(),
});

/** Makes the account's one recorder of its own in the Region, or changes what it records. It does not start it. */
export const putConfigurationRecorder: ConfigOperation = (input, context) => {
  const { ConfigurationRecorder: wanted, Tags: tags } = PutRecorder.parse(input);
  const { name, roleARN, recordingGroup, recordingMode } = wanted;
  if (name.startsWith("AWSConfigurationRecorderFor")) {
    throw new AwsError("InvalidConfigurationRecorderNameException", unpublishedTexts.recorderName);
  }
  if (!/^arn:[^:]+:iam::\d{12}:role\/.+$/.test(roleARN)) {
    throw new AwsError("InvalidRoleException", unpublishedTexts.recorderRole);
  }
  checkRecordingGroup(recordingGroup);
  const known = ownRecorder(context);
  if (known !== undefined && known.name !== name) {
    throw new AwsError(
      "MaxNumberOfConfigurationRecordersExceededException",
      unpublishedTexts.recorderExists(known.name),
    );
  }
  const base = known ?? {
    isRecording: false,
    startedAt: undefined,
    stoppedAt: undefined,
    tags: tagMap(tags),
  };
  keep(context, { ...base, name, roleArn: roleARN, recordingGroup, recordingMode });
  return {};
};

/** A member whose new packs wait for a recorder gets them now. The sandbox takes the delivery channel for granted. */
export const startConfigurationRecorder: ConfigOperation = (input, context) => {
  const recorder = namedRecorder(context, NamedRecorder.parse(input).ConfigurationRecorderName);
  if (recorder.isRecording) return {};
  keep(context, { ...recorder, isRecording: true, startedAt: context.now });
  retryNewMember(context.world, context.now, context.caller);
  return {};
};

export const stopConfigurationRecorder: ConfigOperation = (input, context) => {
  const recorder = namedRecorder(context, NamedRecorder.parse(input).ConfigurationRecorderName);
  if (recorder.isRecording) keep(context, { ...recorder, isRecording: false, stoppedAt: context.now });
  return {};
};

export const deleteConfigurationRecorder: ConfigOperation = (input, context) => {
  namedRecorder(context, NamedRecorder.parse(input).ConfigurationRecorderName);
  keep(context, undefined);
  return {};
};

/** The recorder of the caller's account and Region, or none; a name or an ARN that is not its own is refused. */
export const describeConfigurationRecorders: ConfigOperation = (input, context) => ({
  ConfigurationRecorders: wantedRecorders(input, context).map((recorder) => ({
    arn: recorderArn(context, recorder),
    name: recorder.name,
    roleARN: recorder.roleArn,
    recordingGroup: recorder.recordingGroup ?? { allSupported: true, includeGlobalResourceTypes: false },
    recordingMode: recorder.recordingMode ?? { recordingFrequency: "CONTINUOUS" },
    recordingScope: "PAID",
  })),
});

export const describeConfigurationRecorderStatus: ConfigOperation = (input, context) => ({
  ConfigurationRecordersStatus: wantedRecorders(input, context).map((recorder) => {
    const { startedAt, stoppedAt, isRecording } = recorder;
    const changedAt = isRecording ? startedAt : stoppedAt;
    return {
      arn: recorderArn(context, recorder),
      name: recorder.name,
      lastStartTime: timeOf(startedAt),
      lastStopTime: timeOf(stoppedAt),
      recording: isRecording,
      lastStatus: startedAt === undefined ? "Pending" : "Success",
      lastStatusChangeTime: timeOf(changedAt),
    };
  }),
});

export function recorderArn({ world, caller }: ConfigContext, { name }: SandboxRecorder): string {
  const place = `${caller.region}:${caller.accountId}`;
  return `arn:${world.partition}:config:${place}:configuration-recorder/${name}/${stableSuffix(`recorder ${place}`)}`;
}

function ownRecorder({ world, caller }: ConfigContext): SandboxRecorder | undefined {
  return recorderOf(world, caller.accountId, caller.region);
}

function namedRecorder(context: ConfigContext, name: string): SandboxRecorder {
  const recorder = ownRecorder(context);
  if (recorder?.name === name) return recorder;
  throw new AwsError("NoSuchConfigurationRecorderException", unpublishedTexts.recorderNotFound(name));
}

function wantedRecorders(input: AwsStructure, context: ConfigContext): SandboxRecorder[] {
  const { ConfigurationRecorderNames: names, ServicePrincipal, Arn } = Wanted.parse(input);
  if (names.length > 1) throw new AwsError("ValidationException", unpublishedTexts.oneRecorderOnly);
  const recorder = ownRecorder(context);
  const [name] = names;
  const missed =
    (name !== undefined && recorder?.name !== name && name) ||
    (Arn !== undefined && (recorder === undefined || recorderArn(context, recorder) !== Arn) && Arn) ||
    ServicePrincipal;
  // There are no service-linked recorders here, so that none has a service principal.
  if (missed !== undefined) {
    throw new AwsError("NoSuchConfigurationRecorderException", unpublishedTexts.recorderNotFound(missed));
  }
  return recorder === undefined ? [] : [recorder];
}

/** Security Hub asks whether the account records at all; that is answered by the home Region. */
function keep({ world, caller }: ConfigContext, recorder: SandboxRecorder | undefined): void {
  world.config.recorders.set(resourceKey(caller.accountId, caller.region), recorder);
  const account = world.accounts.get(caller.accountId);
  if (account === undefined || caller.region !== world.homeRegion) return;
  account.configRecorderOn = recorder?.isRecording === true;
}

function timeOf(moment: number | undefined): Date | undefined {
  return moment === undefined ? undefined : new Date(moment);
}
