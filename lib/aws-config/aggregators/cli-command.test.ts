import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { AggregatorInput } from "./change/aggregator-input";
import { putAggregatorCommand } from "./cli-command";

const organization = AggregatorInput.parse({
  region: "eu-west-1",
  name: "all-of-us",
  source: { kind: "organization", roleArn: "arn:aws:iam::111122223333:role/x", regions: "all" },
  filters: { servicePrincipals: ["securityhub.amazonaws.com"] },
  tags: [{ key: "it's", value: "$HOME `id`" }],
});

/** What a POSIX shell makes of a command, word by word. */
function words(command: string): string[] {
  return execFileSync("sh", ["-c", `for word in ${command}; do printf '%s\\0' "$word"; done`], {
    encoding: "utf8",
  })
    .split("\0")
    .slice(0, -1);
}

/** The input that a command sends. */
function inputOf(command: string): unknown {
  const all = words(command);
  return JSON.parse(all[all.indexOf("--cli-input-json") + 1] ?? "");
}

describe("putAggregatorCommand", () => {
  it("writes everything that is sent", () => {
    const { commands, file } = putAggregatorCommand(organization);
    expect(file).toBeUndefined();
    const all = words(commands);
    expect(all.slice(0, 5)).toEqual([
      "aws",
      "configservice",
      "put-configuration-aggregator",
      "--region",
      "eu-west-1",
    ]);
    expect(inputOf(commands)).toEqual({
      ConfigurationAggregatorName: "all-of-us",
      OrganizationAggregationSource: { RoleArn: "arn:aws:iam::111122223333:role/x", AllAwsRegions: true },
      AggregatorFilters: { ServicePrincipal: { Type: "INCLUDE", Value: ["securityhub.amazonaws.com"] } },
      Tags: [{ Key: "it's", Value: "$HOME `id`" }],
    });
  });

  it("puts a long list of accounts into a file, complete", () => {
    const accountIds = Array.from({ length: 10_000 }, (_, index) => String(100_000_000_000 + index));
    const input = AggregatorInput.parse({
      region: "eu-west-1",
      name: "everybody",
      source: { kind: "accounts", accountIds, regions: ["eu-west-1"] },
    });
    const { commands, file } = putAggregatorCommand(input);
    expect(words(commands).slice(-2)).toEqual(["--cli-input-json", "file://everybody.json"]);
    expect(JSON.parse(file?.text ?? "")).toEqual({
      ConfigurationAggregatorName: "everybody",
      AccountAggregationSources: [{ AccountIds: accountIds, AwsRegions: ["eu-west-1"] }],
    });
  });
});
