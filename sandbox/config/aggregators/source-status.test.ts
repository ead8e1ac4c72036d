import { describe, expect, it } from "vitest";
import { alter, bank } from "../../security-hub/testing/bank";
import { home, SteppedAggregators } from "../testing/stepped-aggregators";

const { ledger, cards, shared, administrator } = bank;
const organization = {
  OrganizationAggregationSource: { RoleArn: `arn:aws:iam::${administrator}:role/aggregator`, ...home },
};
const row = (sourceId: string) => `${sourceId} eu-west-1`;

describe("an account as a source", () => {
  it("is OUTDATED until its first data has arrived, and then SUCCEEDED", () => {
    const config = new SteppedAggregators();
    config.authorize(ledger);
    config.putAccounts([ledger]);
    expect(config.sources()).toEqual({ [row(ledger)]: "OUTDATED" });
    config.advance(20_000);
    expect(config.sources()).toEqual({ [row(ledger)]: "SUCCEEDED" });
  });

  it("keeps its data when others are added", () => {
    const config = new SteppedAggregators();
    config.authorize(ledger);
    config.authorize(cards);
    config.putAccounts([ledger]);
    config.advance(20_000);
    config.putAccounts([ledger, cards]);
    expect(config.sources()).toEqual({ [row(ledger)]: "SUCCEEDED", [row(cards)]: "OUTDATED" });
  });

  it("fails until it has authorized the aggregator, in each Region", () => {
    const config = new SteppedAggregators();
    const AwsRegions = ["eu-west-1", "eu-central-1"];
    config.put({ AccountAggregationSources: [{ AccountIds: [ledger], AwsRegions }] });
    config.authorize(ledger, "eu-central-1");
    config.advance(20_000);
    expect(config.sources()).toEqual({
      [row(ledger)]: "FAILED AuthorizationMissing",
      [`${ledger} eu-central-1`]: "SUCCEEDED",
    });
    const authorization = { AuthorizedAccountId: administrator, AuthorizedAwsRegion: "eu-west-1" };
    config.call("DeleteAggregationAuthorization", authorization, {
      accountId: ledger,
      region: "eu-central-1",
    });
    expect(config.sources({ UpdateStatus: ["SUCCEEDED", "OUTDATED"] })).toEqual({});
  });

  it("needs no authorization where it is the aggregator's own", () => {
    const config = new SteppedAggregators();
    config.putAccounts([administrator, "999999999999"]);
    config.advance(20_000);
    expect(config.sources()).toEqual({
      [row(administrator)]: "SUCCEEDED",
      [row("999999999999")]: "FAILED AuthorizationMissing",
    });
  });

  it("fails where it is closed or does not record, and is outdated where recording was stopped", () => {
    const config = new SteppedAggregators();
    for (const accountId of [ledger, cards, shared]) config.authorize(accountId);
    config.putAccounts([ledger, cards, shared]);
    alter(config.world, ledger, { state: "CLOSED" });
    const recorder = { ConfigurationRecorderName: "default" };
    config.call("DeleteConfigurationRecorder", recorder, { accountId: cards });
    config.call("StopConfigurationRecorder", recorder, { accountId: shared });
    config.advance(20_000);
    expect(config.sources()).toEqual({
      [row(ledger)]: "FAILED InactiveAccount",
      [row(cards)]: "FAILED ConfigNotEnabled",
      [row(shared)]: "OUTDATED ConfigurationRecorderStopped",
    });
    expect(config.sources({ UpdateStatus: ["OUTDATED"] })).toEqual({
      [row(shared)]: "OUTDATED ConfigurationRecorderStopped",
    });
  });
});

describe("the organization as a source", () => {
  it("has a row of its own beside those of its accounts, which need no authorization", () => {
    const config = new SteppedAggregators();
    config.put(organization);
    config.advance(20_000);
    const sources = config.sources();
    expect(Object.keys(sources)).toHaveLength(7);
    expect(sources[row("o-bankbankba")]).toBe("SUCCEEDED");
    expect(sources[row(ledger)]).toBe("SUCCEEDED");
  });

  it("fails when the aggregator's account is no administrator any more", () => {
    const config = new SteppedAggregators();
    config.put(organization);
    config.advance(20_000);
    config.world.delegatedAdministrators.delete("config.amazonaws.com");
    expect(config.sources({ UpdateStatus: ["FAILED"] })).toEqual({
      [row("o-bankbankba")]: "FAILED OrganizationAccessDenied",
    });
  });
});
