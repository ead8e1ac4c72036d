import { describe, expect, it } from "vitest";
import { z } from "zod";
import { namedWorld } from "../world/named-world";
import { SteppedConfig } from "./testing/stepped-config";

const world = namedWorld("enterprise", { now: Date.UTC(2026, 10, 21) });
const config = new SteppedConfig(world);
const pack = "Operational-Best-Practices-for-PCI-DSS";

describe.each([
  {
    operation: "GetOrganizationConformancePackDetailedStatus",
    list: "OrganizationConformancePackDetailedStatuses",
    input: { OrganizationConformancePackName: pack },
  },
  {
    operation: "GetOrganizationConformancePackDetailedStatus",
    list: "OrganizationConformancePackDetailedStatuses",
    input: { OrganizationConformancePackName: pack, Filters: { Status: "UPDATE_FAILED" } },
  },
  {
    operation: "DescribeOrganizationConformancePacks",
    list: "OrganizationConformancePacks",
    input: {},
  },
  {
    operation: "DescribeConfigurationAggregators",
    list: "ConfigurationAggregators",
    input: {},
  },
  {
    operation: "DescribeConfigurationAggregatorSourcesStatus",
    list: "AggregatedSourceStatusList",
    input: { ConfigurationAggregatorName: "production-accounts" },
  },
  {
    operation: "DescribeAggregateComplianceByConformancePacks",
    list: "AggregateComplianceByConformancePacks",
    input: { ConfigurationAggregatorName: "production-accounts" },
  },
  {
    operation: "GetAggregateConformancePackComplianceSummary",
    list: "AggregateConformancePackComplianceSummaries",
    input: { ConfigurationAggregatorName: "production-accounts", GroupByKey: "ACCOUNT_ID" },
  },
])("the pages of $operation $input", ({ operation, list, input }) => {
  function read(limit: number | undefined): { rows: unknown[]; sizes: number[] } {
    const rows: unknown[] = [];
    const sizes: number[] = [];
    let token: unknown;
    do {
      const paging = { Limit: limit, NextToken: typeof token === "string" ? token : undefined };
      const answer = config.call(operation, { ...input, ...paging });
      const page = z.array(z.unknown()).parse(answer[list]);
      rows.push(...page);
      sizes.push(page.length);
      token = answer.NextToken;
    } while (token !== undefined);
    return { rows, sizes };
  }

  it("hold everything once, whatever their size, and 100 where nothing or 0 is said", () => {
    const whole = read(undefined);
    expect(new Set(whole.rows.map((row) => JSON.stringify(row))).size).toBe(whole.rows.length);
    expect(Math.max(...whole.sizes)).toBeLessThanOrEqual(100);
    expect(read(0)).toEqual(whole);
    const thirds = read(Math.ceil(whole.rows.length / 3));
    expect(thirds.rows).toEqual(whole.rows);
  });

  it("have tokens that are worth nothing elsewhere", () => {
    const { NextToken } = config.call(operation, { ...input, Limit: 1 });
    const refused = "InvalidNextTokenException: The nextToken provided is invalid";
    const elsewhere =
      operation === "DescribeConfigurationAggregators"
        ? "DescribeOrganizationConformancePacks"
        : "DescribeConfigurationAggregators";
    expect(config.refusal(elsewhere, { NextToken })).toBe(refused);
    expect(config.refusal(operation, { ...input, NextToken: "bm90IGEgdG9rZW4" })).toBe(refused);
  });
});
