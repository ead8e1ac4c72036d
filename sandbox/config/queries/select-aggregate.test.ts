import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bank } from "../../security-hub/testing/bank";
import { SteppedConfig } from "../testing/stepped-config";

const Answer = z.object({ Results: z.array(z.string()), NextToken: z.string().optional() });
const operation = "SelectAggregateResourceConfig";
const aggregator = { ConfigurationAggregatorName: "all" };
const isRecorder = "resourceType = 'AWS::Config::ConfigurationRecorder'";
const named = { ConfigurationRecorderName: "default" };

function collecting(filters = {}): SteppedConfig {
  const config = new SteppedConfig();
  config.call("PutConfigurationAggregator", {
    ...aggregator,
    ...filters,
    OrganizationAggregationSource: {
      RoleArn: `arn:aws:iam::${bank.administrator}:role/aggregator`,
      AwsRegions: ["eu-west-1", "eu-central-1"],
    },
  });
  config.advance(3_600_000);
  return config;
}

function rowsOf(config: SteppedConfig, Expression: string, more = {}): unknown[] {
  const answer = Answer.parse(config.call(operation, { ...aggregator, Expression, ...more }));
  return answer.Results.map((row): unknown => JSON.parse(row));
}

describe("SelectAggregateResourceConfig", () => {
  it("selects the recorders of every account and Region, as deep as the properties lead", () => {
    const config = collecting();
    config.call("StopConfigurationRecorder", named, { accountId: bank.ledger, region: "eu-central-1" });
    const rows = rowsOf(
      config,
      `select accountId, awsRegion, configuration.Recording, configuration.RecordingGroup.AllSupported WHERE ${isRecorder}`,
      { Limit: 100 },
    );
    expect(rows).toHaveLength(2 * config.world.accounts.size);
    expect(rows).toContainEqual({
      accountId: bank.ledger,
      awsRegion: "eu-central-1",
      configuration: { Recording: false, RecordingGroup: { AllSupported: true } },
    });
    expect(rows).toContainEqual({
      accountId: bank.ledger,
      awsRegion: "eu-west-1",
      configuration: { Recording: true, RecordingGroup: { AllSupported: true } },
    });
  });

  it("knows no recorder of what is not collected", () => {
    const config = collecting();
    config.call("DeleteConfigurationRecorder", named, { accountId: bank.ledger });
    const where = `WHERE ${isRecorder} AND awsRegion = 'eu-west-1' AND accountId IN ('${bank.ledger}', '${bank.cards}')`;
    expect(rowsOf(config, `SELECT accountId ${where}`)).toEqual([{ accountId: bank.cards }]);
  });

  it("has what its filters include alone", () => {
    const only = { Type: "INCLUDE", Value: ["AWS::EC2::VPC"] };
    expect(
      rowsOf(collecting({ AggregatorFilters: { ResourceType: only } }), `SELECT * WHERE ${isRecorder}`),
    ).toEqual([]);
  });

  it.each([
    ["accountId LIKE '1%' OR accountId NOT LIKE '1%'", 2],
    ["NOT (awsRegion = 'eu-west-1')", 1],
    ["awsRegion BETWEEN 'eu-a' AND 'eu-d'", 1],
    ["awsRegion <> 'eu-west-1'", 1],
    ["configuration.Recording = true", 2],
    ["configuration.Recording = 'false'", 0],
    ["configuration.Nothing = 'x'", 0],
  ])("takes the condition %s", (condition, perAccount) => {
    const config = collecting();
    const where = `WHERE ${isRecorder} AND (${condition})`;
    expect(rowsOf(config, `SELECT COUNT(*) ${where}`)).toEqual(
      perAccount === 0 ? [] : [{ "COUNT(*)": perAccount * config.world.accounts.size }],
    );
  });

  it("groups, counts and orders", () => {
    const config = collecting();
    config.call("StopConfigurationRecorder", named, { accountId: bank.ledger, region: "eu-central-1" });
    const all = config.world.accounts.size;
    const query = `SELECT awsRegion, configuration.Recording, COUNT(*) AS accounts WHERE ${isRecorder} GROUP BY awsRegion, configuration.Recording ORDER BY accounts DESC`;
    expect(rowsOf(config, query)).toEqual([
      { awsRegion: "eu-west-1", configuration: { Recording: true }, accounts: all },
      { awsRegion: "eu-central-1", configuration: { Recording: true }, accounts: all - 1 },
      { awsRegion: "eu-central-1", configuration: { Recording: false }, accounts: 1 },
    ]);
  });

  it("pages 25 rows at a time, or as many as asked for, with a token for this query alone", () => {
    const config = collecting();
    const Expression = `SELECT accountId, awsRegion WHERE ${isRecorder}`;
    const seen: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = Answer.parse(
        config.call(operation, { ...aggregator, Expression, MaxResults: 3, NextToken }),
      );
      expect(page.Results.length).toBeLessThanOrEqual(3);
      seen.push(...page.Results);
      NextToken ??= page.NextToken;
      if (page.NextToken !== undefined) {
        const other = { ...aggregator, Expression: `${Expression} `, NextToken: page.NextToken };
        expect(config.refusal(operation, other)).toMatch(/^InvalidNextTokenException/);
      }
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(new Set(seen).size).toBe(2 * config.world.accounts.size);
    expect(rowsOf(config, Expression)).toHaveLength(Math.min(25, seen.length));
  });

  it.each([
    ["", "the end"],
    ["accountId", "accountId"],
    ["SELECT", "the end"],
    ["SELECT accountId FROM resources", "FROM"],
    ["SELECT accountId WHERE", "the end"],
    ["SELECT accountId WHERE awsRegion", "the end"],
    ["SELECT accountId WHERE awsRegion = eu", "eu"],
    ["SELECT accountId WHERE awsRegion = 'eu", "'eu"],
    ["SELECT accountId; DROP", "; DROP"],
    ["SELECT accountId, COUNT(*)", "accountId"],
    ["SELECT SUM(*)", "*"],
  ])("refuses %j", (Expression, near) => {
    expect(collecting().refusal(operation, { ...aggregator, Expression })).toBe(
      `InvalidExpressionException: The syntax of the query is incorrect near ${near}.`,
    );
  });

  it("refuses an aggregator that is not there", () => {
    const question = { ConfigurationAggregatorName: "none", Expression: "SELECT accountId" };
    expect(collecting().refusal(operation, question)).toMatch(/^NoSuchConfigurationAggregatorException/);
  });
});
