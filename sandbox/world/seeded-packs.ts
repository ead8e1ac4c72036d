import { z } from "zod";
import { deploymentFailure } from "../config/packs/deployment-failure";
import { settlingTime } from "../config/packs/settling-time";
import { resourceKey } from "../config/keys";
import table from "./data/conformance-pack-templates.json";
import { absentAccounts, type ConfigSeeds } from "./absent-accounts";
import { integerBetween } from "./random";
import type { DeploymentKind, SandboxOrganizationPack } from "./sandbox-config";
import { packStories, type PackStory } from "./seeded-pack-stories";
import { company } from "./vocabulary";
import type { SandboxAccount, World } from "./world";

const Table = z.object({
  templates: z.array(
    z.object({ file: z.string(), rules: z.number(), parameters: z.record(z.string(), z.string()) }),
  ),
});

const { templates } = Table.parse(table);
const DAY = 86_400_000;
const MAX_EXCLUDED = 1_000;
const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

/** The packs of a seeded organization; more of them where it is larger. Only what did not go well is written down. */
export function seedPacks(world: World, seeds: ConfigSeeds): void {
  const people = [...world.accounts.values()].filter(({ id, name }) => isLeftOut(world, id, name));
  const candidates = failureCandidates(world, seeds);
  for (const story of packStories.slice(0, packCount(world.accounts.size))) {
    const pack = packOf(world, story, seeds);
    const failing = candidates.filter((account) => deploymentFailure(world, pack, account, story.kind));
    exclude(world, pack, story, failing);
    if (story.leavesPeopleOut === true) leaveOut(world, pack, people);
    for (const account of failing) addFailure(world, pack, account, story.kind);
    if (story.isTemplateClosed === true) closeTemplate(world, pack);
    world.config.packs.set(resourceKey(pack.ownerId, pack.region, pack.name), pack);
    // Its first pack gave the management account the role that packs of others need there from then on.
    if (story.owner === "management") world.config.managementRoleExists = true;
  }
}

/** The accounts in which any deployment can fail, found once and not for each pack. */
function failureCandidates(world: World, { secondRegion }: ConfigSeeds): SandboxAccount[] {
  const { defaultCaller: ownerId, homeRegion } = world;
  return [...world.accounts.values()].filter(
    (account) =>
      world.config.blockers.has(account.id) ||
      deploymentFailure(world, { ownerId, region: homeRegion }, account, "CREATE") !== undefined ||
      deploymentFailure(world, { ownerId, region: secondRegion }, account, "CREATE") !== undefined,
  );
}

function packCount(accounts: number): number {
  if (accounts < 100) return 2;
  return accounts < 5_000 ? 8 : 10;
}

function packOf(
  world: World,
  story: PackStory,
  { secondRegion, random, now }: ConfigSeeds,
): SandboxOrganizationPack {
  const template = templates.find(({ file }) => file.startsWith(`${story.template}.`));
  if (template === undefined) throw new Error(`There is no template ${story.template}.`);
  const region = story.place === "home" ? world.homeRegion : secondRegion;
  const startedAt = now - story.startedAgoMs;
  const bucket = `awsconfigconforms-${company}-${region}`;
  const parameters = Object.entries(template.parameters);
  return {
    // Names of packs have no dots.
    name: story.template.replaceAll(".", "-"),
    suffix: Array.from({ length: 8 }, () => ALPHABET.charAt(integerBetween(random, 0, 35))).join(""),
    ownerId: ownerOf(world, story),
    region,
    ruleCount: template.rules,
    templateS3Uri: `s3://${bucket}/templates/${template.file}`,
    deliveryS3Bucket: bucket,
    deliveryS3KeyPrefix: "packs",
    inputParameters: parameters.map(([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue })),
    excludedAccounts: new Set(),
    updatedAt: startedAt,
    tags: new Map([["team", "security"]]),
    deployment: { kind: story.kind, startedAt, durationMs: story.durationMs },
    members: new Map(),
    statusKind: story.kind,
    isStuckInProgress: story.isStuckInProgress ?? false,
  };
}

function ownerOf({ organization, defaultCaller }: World, { owner }: PackStory): string {
  return owner === "management" ? (organization?.managementAccountId ?? defaultCaller) : defaultCaller;
}

/** Two of the excluded accounts have left the organization since: AWS does not take them off the list. */
function exclude(
  world: World,
  pack: SandboxOrganizationPack,
  { excluded, template }: PackStory,
  failing: readonly SandboxAccount[],
): void {
  if (excluded === "none") return;
  const chosen =
    excluded === "failing"
      ? failing.slice(0, MAX_EXCLUDED - 2)
      : failing.filter(({ state }) => state !== "ACTIVE").slice(0, 8);
  for (const { id } of chosen) pack.excludedAccounts.add(id);
  for (const id of absentAccounts(world, template, 2)) pack.excludedAccounts.add(id);
}

/** People's own accounts, and those in which a remediation keeps the pack from being deleted. */
function isLeftOut(world: World, id: string, name: string): boolean {
  return name.startsWith("sandbox-") || world.config.blockers.get(id) === "remediation-in-progress";
}

function leaveOut(world: World, pack: SandboxOrganizationPack, people: readonly SandboxAccount[]): void {
  for (const account of people.slice(0, MAX_EXCLUDED - pack.excludedAccounts.size)) {
    addMember(pack, account.id, "DELETE", deploymentFailure(world, pack, account, "DELETE"));
    pack.excludedAccounts.add(account.id);
  }
}

/** Of the accounts in which an update failed, every third has never had the pack. */
function addFailure(
  world: World,
  pack: SandboxOrganizationPack,
  account: SandboxAccount,
  kind: DeploymentKind,
): void {
  if (pack.excludedAccounts.has(account.id)) return;
  const neverHadIt = kind === "UPDATE" && Number(account.id) % 3 === 0;
  const failure = deploymentFailure(world, pack, account, kind);
  addMember(pack, account.id, neverHadIt ? "CREATE" : kind, failure);
  const member = pack.members.get(account.id);
  if (member === undefined || !neverHadIt) return;
  member.startedAt -= 30 * DAY;
  member.settlesAt -= 30 * DAY;
}

function closeTemplate(world: World, pack: SandboxOrganizationPack): void {
  for (const { id } of world.accounts.values()) {
    const isOpen = Number(id) % 6 !== 1 || id === pack.ownerId;
    if (!isOpen && !pack.members.has(id)) addMember(pack, id, pack.deployment.kind, "template-access");
  }
}

function addMember(
  pack: SandboxOrganizationPack,
  accountId: string,
  kind: DeploymentKind,
  failure: ReturnType<typeof deploymentFailure>,
): void {
  const { startedAt, durationMs } = pack.deployment;
  const settlesAt = startedAt + settlingTime(pack.suffix + accountId, durationMs);
  pack.members.set(accountId, { kind, startedAt, settlesAt, failure });
}
