import { describe, expect, it } from "vitest";
import { bank, bankWorld, policies } from "./testing/bank";
import { SteppedHub } from "./testing/stepped-hub";

const create = "CreateFindingAggregator";

function bankWithout(): SteppedHub {
  const world = bankWorld();
  world.securityHub.findingAggregator = undefined;
  return new SteppedHub(world);
}

describe("creating a finding aggregator", () => {
  it("makes the caller's Region the home Region", () => {
    const hub = bankWithout();
    const aggregator = hub.call(create, { RegionLinkingMode: "NO_REGIONS" }, { region: "us-east-1" });
    expect(aggregator).toMatchObject({
      FindingAggregationRegion: "us-east-1",
      RegionLinkingMode: "NO_REGIONS",
    });
    expect(hub.world.homeRegion).toBe("us-east-1");
    expect(
      hub.call("GetFindingAggregator", { FindingAggregatorArn: aggregator.FindingAggregatorArn }),
    ).toEqual(aggregator);
    expect(hub.call("ListFindingAggregators", {}, { region: "eu-west-3" }).FindingAggregators).toEqual([
      { FindingAggregatorArn: aggregator.FindingAggregatorArn },
    ]);
  });

  it("is refused to a member in AWS's words", () => {
    expect(
      bankWithout().refusal(create, { RegionLinkingMode: "NO_REGIONS" }, { accountId: bank.ledger }),
    ).toEqual({
      code: "InvalidInputException",
      message: "A finding aggregator cannot be created by a member account.",
    });
  });

  it.each([
    ["Regions with NO_REGIONS", { RegionLinkingMode: "NO_REGIONS", Regions: ["eu-west-2"] }],
    ["no Regions with SPECIFIED_REGIONS", { RegionLinkingMode: "SPECIFIED_REGIONS" }],
    ["a mode that does not exist", { RegionLinkingMode: "SOME_REGIONS" }],
    ["a Region that does not exist", { RegionLinkingMode: "SPECIFIED_REGIONS", Regions: ["mars-north-1"] }],
    [
      "the home Region among the linked ones",
      { RegionLinkingMode: "SPECIFIED_REGIONS", Regions: ["eu-west-1"] },
    ],
  ])("is refused for %s", (_what, input) => {
    expect(bankWithout().refusal(create, input).code).toBe("InvalidInputException");
  });

  it("is refused in an opt-in Region, and for a second one", () => {
    const input = { RegionLinkingMode: "ALL_REGIONS" };
    expect(bankWithout().refusal(create, input, { region: "af-south-1" }).code).toBe("InvalidInputException");
    expect(new SteppedHub(bankWorld()).refusal(create, input).code).toBe("InvalidInputException");
  });
});

describe("changing the finding aggregator", () => {
  const { strict } = policies;
  const arn = bankWorld().securityHub.findingAggregator?.arn;

  it("replicates associations to a Region that is new, and to none where one goes", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.payments, strict);
    hub.settle();
    const input = { FindingAggregatorArn: arn, RegionLinkingMode: "SPECIFIED_REGIONS" };
    hub.call("UpdateFindingAggregator", { ...input, Regions: ["eu-central-1"] });
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} SUCCESS`);
    hub.call("UpdateFindingAggregator", { ...input, Regions: ["eu-central-1", "eu-north-1"] });
    expect(hub.association(bank.payments)).toBe(`APPLIED ${strict} PENDING`);
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} PENDING`);
  });

  it("is possible in the home Region only", () => {
    const hub = new SteppedHub(bankWorld());
    const input = { FindingAggregatorArn: arn, RegionLinkingMode: "ALL_REGIONS" };
    expect(hub.refusal("UpdateFindingAggregator", input, { region: "eu-central-1" }).code).toBe(
      "AccessDeniedException",
    );
    expect(hub.refusal("DeleteFindingAggregator", { FindingAggregatorArn: "arn:aws:other" }).code).toBe(
      "ResourceNotFoundException",
    );
  });

  it("ends central configuration when it is deleted", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.payments, strict);
    hub.call("DeleteFindingAggregator", { FindingAggregatorArn: arn });
    expect(hub.call("ListFindingAggregators").FindingAggregators).toEqual([]);
    expect(hub.refusal("ListConfigurationPolicyAssociations").code).toBe("AccessDeniedException");
    expect(hub.world.securityHub.associations.size).toBe(0);
  });
});
