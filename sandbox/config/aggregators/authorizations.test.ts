import { describe, expect, it } from "vitest";
import { bank } from "../../security-hub/testing/bank";
import { SteppedConfig } from "../testing/stepped-config";

const input = { AuthorizedAccountId: bank.administrator, AuthorizedAwsRegion: "eu-west-1" };
const member = { accountId: bank.ledger };

function granted(config: SteppedConfig, place: object = member): unknown {
  return config.call("DescribeAggregationAuthorizations", {}, place).AggregationAuthorizations;
}

describe("an authorization", () => {
  it("is given, given again without a change, and taken back", () => {
    const config = new SteppedConfig();
    const first = config.call("PutAggregationAuthorization", input, member);
    expect(first.AggregationAuthorization).toEqual({
      ...input,
      AggregationAuthorizationArn: `arn:aws:config:eu-west-1:${bank.ledger}:aggregation-authorization/${bank.administrator}/eu-west-1`,
      CreationTime: new Date(config.clock.now()),
    });
    config.advance(1_000);
    expect(config.call("PutAggregationAuthorization", input, member)).toEqual(first);
    expect(granted(config)).toEqual([first.AggregationAuthorization]);
    expect(granted(config, { accountId: bank.cards })).toEqual([]);
    expect(granted(config, { ...member, region: "eu-central-1" })).toEqual([]);
    config.call("DeleteAggregationAuthorization", input, member);
    config.call("DeleteAggregationAuthorization", input, member);
    expect(granted(config)).toEqual([]);
  });

  it("needs a Region that exists", () => {
    const wrong = { ...input, AuthorizedAwsRegion: "mars-north-1" };
    for (const operation of ["PutAggregationAuthorization", "DeleteAggregationAuthorization"]) {
      expect(new SteppedConfig().refusal(operation, wrong)).toMatch(/^InvalidParameterValueException/);
    }
  });

  it("of a landing zone can be taken back in one account and Region", () => {
    const config = new SteppedConfig();
    config.world.config.standingAuthorization = {
      accountId: bank.administrator,
      regions: ["eu-west-1", "eu-central-1"],
      since: 0,
      withheldIn: new Set([bank.cards]),
    };
    expect(granted(config)).toHaveLength(2);
    expect(granted(config, { accountId: bank.cards })).toEqual([]);
    config.call("DeleteAggregationAuthorization", input, member);
    expect(granted(config)).toMatchObject([{ AuthorizedAwsRegion: "eu-central-1" }]);
    expect(granted(config, { ...member, region: "eu-west-3" })).toHaveLength(2);
  });
});
