import { expect, it } from "vitest";
import { diffAggregator } from "@/lib/aws-config/aggregators/change/aggregator-diff";
import type { AggregatorState } from "@/lib/aws-config/aggregators/aggregator-state";
import { AccountId, Region } from "@/lib/core/identifiers";
import { removalsOf } from "./removals";

const [one, two] = ["111122223333", "444455556666"].map((id) => AccountId.parse(id));
const ireland = Region.parse("eu-west-1");
const paris = Region.parse("eu-west-3");

function state(
  ids: (AccountId | undefined)[],
  regions: Region[] | "all",
  resourceTypes?: string[],
): AggregatorState {
  const accountIds = ids.filter((id) => id !== undefined);
  return {
    source: { kind: "accounts", accountIds, regions },
    ...(resourceTypes && { filters: { resourceTypes } }),
    tags: [],
  };
}

it.each([
  ["a new one with a filter", { tags: [] }, state([one], "all", ["AWS::S3::Bucket"]), 0, ""],
  ["more of everything", state([one], [ireland]), state([one, two], "all"), 0, ""],
  ["an account less", state([one, two], "all"), state([one], "all"), 1, "1 account"],
  [
    "an account and a Region less",
    state([one, two], [ireland, paris]),
    state([one], [paris]),
    2,
    "1 account and 1 Region",
  ],
  [
    "some instead of all Regions",
    state([one], "all"),
    state([one], [paris]),
    1,
    "Regions that are not named",
  ],
  [
    "a filter where there was none",
    state([one], "all"),
    state([one], "all", ["AWS::S3::Bucket"]),
    1,
    "what the filter leaves out",
  ],
  ["no filter any more", state([one], "all", ["AWS::S3::Bucket"]), state([one], "all"), 0, ""],
] satisfies [string, AggregatorState, AggregatorState, number, string][])(
  "%s",
  (_name, before, after, count, words) => {
    expect(removalsOf(diffAggregator(before, after))).toEqual({ count, words });
  },
);
