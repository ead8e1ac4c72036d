import { describe, expect, it } from "vitest";
import { sourceCauses, type FailedSources } from "./source-causes";

const failing: FailedSources = {
  sourceKind: "accounts",
  code: "",
  messages: [],
  regions: ["eu-west-1"],
  inactive: 0,
  accounts: 3,
  ownerId: "999999999999",
  ownerRegion: "us-east-1",
};

function titles(more: Partial<FailedSources>, isLikely = true): string[] {
  return sourceCauses({ ...failing, ...more })
    .filter(({ likely }) => likely === isLikely)
    .map(({ title }) => title);
}

describe("the causes of failed sources", () => {
  it.each<[string, Partial<FailedSources>, string]>([
    ["Account 1 has not authorized account 2 to collect", {}, "have not authorized"],
    ["AWS Config is not enabled in account 1", {}, "not enabled there"],
    ["The configuration recorder is not recording.", { sourceKind: "organization" }, "does not record"],
    ["The IAM role cannot be assumed.", { sourceKind: "organization" }, "role of the aggregator"],
    ["No access to the organization.", { sourceKind: "organization" }, "may not read the organization"],
    ["Account 1 is suspended or closed.", {}, "suspended or closed"],
  ])("are guessed from the text: %s", (message, more, title) => {
    expect(titles({ ...more, messages: [message] }).join(" ")).toContain(title);
  });

  it("are all named where the text says nothing, and none of them is called likely", () => {
    expect(titles({})).toEqual([]);
    const possible = titles({}, false).join(" ");
    expect(possible).toContain("have not authorized");
    expect(possible).toContain("not enabled");
    expect(possible).toContain("passing fault");
  });

  it("differ by the kind of source", () => {
    expect(titles({ sourceKind: "organization" }, false).join(" ")).not.toContain("authorized");
    expect(titles({ sourceKind: "accounts" }, false).join(" ")).not.toContain("role");
  });

  it("take into account what the organization says of the accounts", () => {
    expect(titles({ inactive: 3 }).join(" ")).toContain("The accounts are suspended or closed");
    expect(titles({ inactive: 1 }, false).join(" ")).toContain("Some of the accounts");
    expect([...titles({}), ...titles({}, false)].join(" ")).not.toContain("suspended");
  });

  it("name the wait of two Regions where they are concerned", () => {
    const regions = ["eu-west-1", "me-south-1"];
    expect(titles({ sourceKind: "organization", regions }, false).join(" ")).toContain("changed recently");
    expect(titles({ sourceKind: "organization" }, false).join(" ")).not.toContain("changed recently");
  });

  it("come with the command that authorizes, for the aggregator's account and Region", () => {
    const [first] = sourceCauses({ ...failing, code: "AuthorizationMissing" });
    expect(first?.command).toBe(
      "aws configservice put-aggregation-authorization --region eu-west-1 --cli-input-json " +
        `'{"AuthorizedAccountId":"999999999999","AuthorizedAwsRegion":"us-east-1"}'`,
    );
  });
});
