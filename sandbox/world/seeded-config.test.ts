import { describe, expect, it } from "vitest";
import { z } from "zod";
import { memberDeployment, memberStatus } from "../config/packs/member-deployment";
import { configService } from "../config/service";
import { namedWorld, worldNames } from "./named-world";
import { packStories } from "./seeded-pack-stories";
import type { World } from "./world";

const now = Date.UTC(2026, 10, 21, 9);
const clock = { now: () => now };

const Rows = z.object({
  OrganizationConformancePackDetailedStatuses: z.array(
    z.object({
      AccountId: z.string(),
      Status: z.string(),
      ErrorMessage: z.string().optional(),
      LastUpdateTime: z.date(),
    }),
  ),
});
const Sources = z.object({
  AggregatedSourceStatusList: z.array(
    z.object({ LastUpdateStatus: z.string(), LastErrorCode: z.string().optional() }),
  ),
  NextToken: z.string().optional(),
});

describe.each(worldNames)("the packs and aggregators of the %s world", (name) => {
  const world = namedWorld(name, { now });
  const packs = [...world.config.packs.values()];

  it("are as many as such an organization has", () => {
    expect(packs).toHaveLength({ small: 2, enterprise: 8, large: 10, huge: 10 }[name]);
    expect(world.config.aggregators.size).toBe(5);
    expect(new Set([...world.config.aggregators.values()].map(({ region }) => region)).size).toBe(2);
  });

  it("belong to the delegated administrator, one to the management account, one without an end", () => {
    const management = world.organization?.managementAccountId;
    expect(packs.filter(({ ownerId }) => ownerId === management)).toHaveLength(1);
    expect(packs.filter(({ ownerId }) => ownerId === world.defaultCaller)).toHaveLength(packs.length - 1);
    expect(packs.filter(({ isStuckInProgress }) => isStuckInProgress)).toHaveLength(1);
    const linked = [...world.config.aggregators.values()].filter(({ createdBy }) => createdBy !== undefined);
    expect(linked).toHaveLength(1);
  });

  it("exclude accounts that have left, and have no time in the future", () => {
    const excluded = packs.flatMap(({ excludedAccounts }) => [...excludedAccounts]);
    expect(excluded.some((id) => world.accounts.has(id))).toBe(true);
    expect(excluded.some((id) => !world.accounts.has(id))).toBe(true);
    expect(packs.every(({ excludedAccounts }) => excludedAccounts.size <= 1_000)).toBe(true);
    const latest = packs.flatMap((pack) =>
      [...world.accounts.keys()].map((accountId) => {
        const deployment = memberDeployment(pack, accountId);
        return deployment === undefined ? 0 : memberStatus(deployment, now).updatedAt;
      }),
    );
    expect(latest.reduce((one, other) => Math.max(one, other))).toBeLessThanOrEqual(now);
  });
});

describe("the enterprise world", () => {
  it("has all nine statuses, and messages with the ids and ARNs of accounts in them", () => {
    const world = namedWorld("enterprise", { now });
    const rows = [...world.config.packs.values()].flatMap(({ name, ownerId, region }) =>
      read(world, name, ownerId, region),
    );
    const ends = ["IN_PROGRESS", "SUCCESSFUL", "FAILED"];
    const statuses = ["CREATE", "UPDATE", "DELETE"].flatMap((kind) => ends.map((end) => `${kind}_${end}`));
    expect(new Set(rows.map(({ Status }) => Status))).toEqual(new Set(statuses));
    const failed = rows.filter(({ Status }) => Status.endsWith("_FAILED"));
    expect(
      failed.filter(({ AccountId, ErrorMessage }) => ErrorMessage?.includes(AccountId) !== true),
    ).toEqual([]);
    expect(failed.some(({ ErrorMessage }) => ErrorMessage?.includes("arn:aws:"))).toBe(true);
  });

  it("has sources of every status", () => {
    const world = namedWorld("enterprise", { now });
    const service = configService(world, clock);
    const statuses = new Set<string>();
    let NextToken: string | undefined;
    do {
      const input = { ConfigurationAggregatorName: "production-accounts", NextToken };
      const answer = Sources.parse(
        service.DescribeConfigurationAggregatorSourcesStatus?.(input, callerOf(world), {
          unprocessedItems: 0,
        }),
      );
      for (const { LastUpdateStatus } of answer.AggregatedSourceStatusList) statuses.add(LastUpdateStatus);
      NextToken = answer.NextToken;
    } while (NextToken !== undefined);
    expect(statuses).toEqual(new Set(["SUCCEEDED", "FAILED", "OUTDATED"]));
  });

  it("is the same for the same seed, and its packs are another with another", () => {
    const one = namedWorld("enterprise", { now });
    expect(namedWorld("enterprise", { now }).config).toEqual(one.config);
    expect(namedWorld("enterprise", { now, seed: 9 }).config).not.toEqual(one.config);
  });
});

it("writes down what did not go well, and nothing for the accounts in which all is well", () => {
  const world = namedWorld("large", { now });
  const rows = [...world.config.packs.values()].map(({ members }) => members.size);
  expect(Math.max(...rows)).toBeLessThan(2_500);
});

it("has stories whose packs end in names that packs can have", () => {
  for (const { template } of packStories)
    expect(template.replaceAll(".", "-")).toMatch(/^[a-zA-Z][-a-zA-Z0-9]*$/);
});

function callerOf(world: World, accountId = world.defaultCaller, region = world.homeRegion) {
  return { accountId, region, arn: `arn:aws:iam::${accountId}:user/test` };
}

function read(world: World, name: string, ownerId: string, region: string) {
  const service = configService(world, clock);
  const statuses = ["CREATE", "UPDATE", "DELETE"].flatMap((kind) =>
    ["IN_PROGRESS", "SUCCESSFUL", "FAILED"].map((end) => `${kind}_${end}`),
  );
  return statuses.flatMap((Status) => {
    const input = { OrganizationConformancePackName: name, Filters: { Status } };
    const answer = service.GetOrganizationConformancePackDetailedStatus?.(
      input,
      callerOf(world, ownerId, region),
      { unprocessedItems: 0 },
    );
    return Rows.parse(answer).OrganizationConformancePackDetailedStatuses;
  });
}
