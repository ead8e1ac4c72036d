import type { SandboxRecorder } from "../world/sandbox-config";
import type { World } from "../world/world";
import { resourceKey } from "./keys";

/** The customer managed recorder of an account in a Region; landing zones leave one behind, named `default`. */
export function recorderOf(world: World, accountId: string, region: string): SandboxRecorder | undefined {
  const { recorders } = world.config;
  const key = resourceKey(accountId, region);
  if (recorders.has(key)) return recorders.get(key);
  const account = world.accounts.get(accountId);
  if (account?.configRecorderOn !== true) return undefined;
  return {
    name: "default",
    roleArn: `arn:${world.partition}:iam::${accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: region === world.homeRegion },
    recordingMode: { recordingFrequency: "CONTINUOUS" },
    isRecording: true,
    startedAt: account.joinedAt,
    stoppedAt: undefined,
    tags: new Map(),
  };
}

/** As {@link recorderOf}, for callers that ask for ten thousand accounts and need one word of each. */
export function recording(world: World, accountId: string, region: string): "on" | "stopped" | "none" {
  const { recorders } = world.config;
  const key = resourceKey(accountId, region);
  if (!recorders.has(key)) return world.accounts.get(accountId)?.configRecorderOn === true ? "on" : "none";
  const recorder = recorders.get(key);
  if (recorder === undefined) return "none";
  return recorder.isRecording ? "on" : "stopped";
}
