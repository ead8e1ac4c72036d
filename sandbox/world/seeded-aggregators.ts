import { regionsOf } from "../security-hub/regions";
import { resourceKey } from "../config/keys";
import { absentAccounts, type ConfigSeeds } from "./absent-accounts";
import { integerBetween } from "./random";
import type { SandboxAggregator, SandboxAggregatorSource } from "./sandbox-config";
import type { World } from "./world";

const DAY = 86_400_000;
const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
const MAX_PRODUCTION = 2_500;
const PCI_ACCOUNTS = 40;

/** The delegated administrator's aggregators in two Regions; one of them belongs to Control Tower. */
export function seedAggregators(world: World, { secondRegion, random, now }: ConfigSeeds): void {
  const { homeRegion, partition, defaultCaller: ownerId } = world;
  const role = (path: string) => `arn:${partition}:iam::${ownerId}:role/${path}`;
  const everywhere = regionsOf(partition);

  function add(
    name: string,
    ageDays: number,
    source: SandboxAggregatorSource,
    more: Partial<SandboxAggregator> = {},
  ): void {
    const aggregator: SandboxAggregator = {
      name,
      suffix: Array.from({ length: 8 }, () => ALPHABET.charAt(integerBetween(random, 0, 35))).join(""),
      ownerId,
      region: homeRegion,
      source,
      filters: undefined,
      createdAt: now - ageDays * DAY,
      updatedAt: now - Math.floor(ageDays / 3) * DAY,
      createdBy: undefined,
      tags: new Map([["team", "security"]]),
      ...more,
    };
    world.config.aggregators.set(resourceKey(ownerId, aggregator.region, name), aggregator);
  }

  function organization(roleArn: string, since: number, codes: readonly string[]): SandboxAggregatorSource {
    const allRegions = codes === everywhere;
    return { kind: "organization", roleArn, since, allRegions, regions: sinceThen(codes, since) };
  }

  function accounts(ids: readonly string[], since: number): SandboxAggregatorSource {
    const regions = sinceThen([homeRegion, secondRegion], since);
    return { kind: "accounts", accounts: sinceThen(ids, since), allRegions: false, regions };
  }

  const aggregatorRole = role("config/ConfigAggregatorRole");
  add("organization", 720, organization(aggregatorRole, now - 720 * DAY, everywhere));
  add(
    "production-accounts",
    400,
    accounts(
      [...productionAccounts(world), ...absentAccounts(world, "production-accounts", 2)],
      now - 130 * DAY,
    ),
  );
  add("pci-scope", 210, accounts(productionAccounts(world).slice(0, PCI_ACCOUNTS), now - 70 * DAY), {
    filters: {
      ResourceType: { Type: "INCLUDE", Value: ["AWS::EC2::SecurityGroup", "AWS::RDS::DBInstance"] },
    },
  });
  add(
    "aws-controltower-ConfigAggregatorForOrganizations",
    800,
    organization(
      role("aws-service-role/organizations.amazonaws.com/AWSServiceRoleForOrganizations"),
      now - 800 * DAY,
      [homeRegion, secondRegion],
    ),
    { createdBy: "controltower.amazonaws.com", tags: new Map() },
  );
  add("organization-second-region", 300, organization(aggregatorRole, now - 300 * DAY, [secondRegion]), {
    region: secondRegion,
  });
}

/** Accounts whose names say that they are in production, closed ones among them. */
function productionAccounts({ accounts }: World): string[] {
  const members = [...accounts.values()];
  const closed = members.filter(({ state }) => state !== "ACTIVE").slice(0, 5);
  const production = members.filter(({ name, state }) => name.includes("-prod") && state === "ACTIVE");
  return [...production.slice(0, MAX_PRODUCTION), ...closed].map(({ id }) => id);
}

function sinceThen(names: readonly string[], since: number): Map<string, number> {
  return new Map(names.map((name) => [name, since]));
}
