import { recorderOf } from "../config/recorder-of";
import { regionsOf } from "../security-hub/regions";
import { seededRandom } from "./random";
import type { DeploymentFailure } from "./sandbox-config";
import { seedAggregators } from "./seeded-aggregators";
import { seedPacks } from "./seeded-packs";
import type { SandboxAccount, World } from "./world";

const DAY = 86_400_000;
/** Makes another stream of the same seed, so that what is drawn here moves nothing that was there before. */
const STREAM = 0x5eed_c0f1;
/** AWS has raised the quota for organizations that could not fill an aggregator otherwise. */
const LARGE_ORGANIZATION = 5_000;
const RAISED_QUOTA = 20_000;

/** Gives a seeded organization its recorders, its packs and its aggregators, in the state they are in after some years. */
export function seedConfig(world: World, seed: number, now: number): void {
  const random = seededRandom((seed ^ STREAM) >>> 0);
  const secondRegion = secondRegionOf(world);
  const administratorId = world.defaultCaller;
  const withheldIn = new Set<string>();
  let position = 0;
  let withoutRecorder = 0;
  for (const account of world.accounts.values()) {
    if (!account.configRecorderOn) {
      withoutRecorder += 1;
      if (withoutRecorder % 2 === 0) stopRecorders(world, account, [world.homeRegion, secondRegion], now);
    } else if (isOrdinaryMember(world, account)) {
      const blocker = blockerAt(position);
      if (blocker !== undefined) world.config.blockers.set(account.id, blocker);
      if (position % 37 === 11) limitRecorder(world, account, position);
      if (position % 31 === 5) world.config.recorders.set(`${account.id} ${secondRegion}`, undefined);
      if (position % 173 === 6) withheldIn.add(account.id);
      position += 1;
    }
  }
  world.config.standingAuthorization = {
    accountId: administratorId,
    regions: [world.homeRegion, secondRegion],
    since: now - 800 * DAY,
    withheldIn,
  };
  if (world.accounts.size > LARGE_ORGANIZATION) world.config.accountChangesPerWeek = RAISED_QUOTA;
  seedPacks(world, { secondRegion, random, now });
  seedAggregators(world, { secondRegion, random, now });
}

function isOrdinaryMember({ organization, defaultCaller }: World, { id, state }: SandboxAccount): boolean {
  return state === "ACTIVE" && id !== organization?.managementAccountId && id !== defaultCaller;
}

/** What stands in the way of packs, each cause in a believable share of the accounts. */
function blockerAt(position: number): DeploymentFailure | undefined {
  if (position % 211 === 2) return "remediation-in-progress";
  if (position % 263 === 3) return "service-role-missing";
  if (position % 389 === 60) return "rule-quota";
  if (position % 419 === 61) return "template-access";
  return position % 457 === 62 ? "internal" : undefined;
}

/** The other half of the accounts without recording has a recorder that an administrator stopped. */
function stopRecorders(world: World, { id, joinedAt }: SandboxAccount, regions: string[], now: number): void {
  for (const region of regions) {
    world.config.recorders.set(`${id} ${region}`, {
      name: "default",
      roleArn: `arn:${world.partition}:iam::${id}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      recordingGroup: undefined,
      recordingMode: undefined,
      isRecording: false,
      startedAt: joinedAt,
      stoppedAt: now - 60 * DAY,
      tags: new Map(),
    });
  }
}

/** In the home Region, some record a few resource types alone, and some all but a few, to pay less. */
function limitRecorder(world: World, { id }: SandboxAccount, position: number): void {
  const recorder = recorderOf(world, id, world.homeRegion);
  if (recorder === undefined) return;
  const recordingGroup =
    position % 2 === 0
      ? { allSupported: false, resourceTypes: ["AWS::IAM::Role", "AWS::IAM::User", "AWS::S3::Bucket"] }
      : {
          allSupported: false,
          exclusionByResourceTypes: { resourceTypes: ["AWS::EC2::NetworkInterface", "AWS::EC2::Volume"] },
          recordingStrategy: { useOnly: "EXCLUSION_BY_RESOURCE_TYPES" },
        };
  world.config.recorders.set(`${id} ${world.homeRegion}`, { ...recorder, recordingGroup });
}

/** Where else the organization works. */
function secondRegionOf({ partition, homeRegion }: World): string {
  const others = regionsOf(partition).filter((region) => region !== homeRegion);
  return others.find((region) => region === "eu-central-1") ?? others[0] ?? homeRegion;
}
