import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AccountId, Region } from "@/lib/core/identifiers";
import { accountsOf } from "./aggregator-diff";
import { type AggregatorState, canonical } from "../aggregator-state";
import { mergeAggregators, type MergeSide } from "./merge";
import { arbitraryAggregator } from "../testing/arbitrary-aggregator";

const [one, two, three] = [111_111_111_111, 222_222_222_222, 333_333_333_333].map((id) =>
  AccountId.parse(String(id)),
);
const ireland = Region.parse("eu-west-1");

function collecting(ids: (AccountId | undefined)[], more: Partial<AggregatorState> = {}): AggregatorState {
  const accountIds = ids.filter((id) => id !== undefined);
  return { source: { kind: "accounts", accountIds, regions: [ireland] }, tags: [], ...more };
}
const fromOrganization = (role: string): AggregatorState => ({
  source: { kind: "organization", roleArn: `arn:aws:iam::111122223333:role/${role}`, regions: [ireland] },
  tags: [],
});

describe("mergeAggregators", () => {
  it("keeps the accounts that both added, and none that either removed", () => {
    const { merged, conflicts } = mergeAggregators({
      base: collecting([one]),
      theirs: collecting([one, two]),
      mine: collecting([three]),
    });
    expect(accountsOf(merged)).toEqual([two, three]);
    expect(conflicts).toEqual([]);
  });

  it("names what both changed differently, and decides it as it is asked to", () => {
    const input = {
      base: collecting([one], { tags: [{ key: "team", value: "a" }] }),
      theirs: collecting([one], { tags: [{ key: "team", value: "b" }] }),
      mine: collecting([one], { tags: [] }),
    };
    const { conflicts, undecided, merged } = mergeAggregators(input);
    expect(conflicts).toEqual([
      { id: "tag team", field: "tag", key: "team", base: ["a"], theirs: ["b"], mine: [] },
    ]);
    expect(undecided).toHaveLength(1);
    expect(merged.tags).toEqual([]);
    const decided = mergeAggregators({ ...input, choices: { "tag team": "theirs" } });
    expect(decided.undecided).toEqual([]);
    expect(decided.merged.tags).toEqual([{ key: "team", value: "b" }]);
  });

  it("cannot have both a switch to the organization and another account", () => {
    const input = { base: collecting([one]), theirs: collecting([one, two]), mine: fromOrganization("x") };
    expect(mergeAggregators(input).conflicts).toMatchObject([
      { field: "source", theirs: ["accounts"], mine: ["organization"] },
    ]);
    const decided = mergeAggregators({ ...input, choices: { source: "theirs" } });
    expect(accountsOf(decided.merged)).toEqual([one, two]);
  });

  it("follows a switch where the other side left the accounts alone", () => {
    const theirs = collecting([one], { filters: { resourceTypes: ["AWS::EC2::Instance"] } });
    const { merged, conflicts } = mergeAggregators({
      base: collecting([one]),
      theirs,
      mine: fromOrganization("x"),
    });
    expect(conflicts).toEqual([]);
    expect(merged.source?.kind).toBe("organization");
    expect(merged.filters?.resourceTypes).toEqual(["AWS::EC2::Instance"]);
  });

  it("does not merge a list with everything", () => {
    const filtered = (...resourceTypes: string[]) => collecting([one], { filters: { resourceTypes } });
    const { conflicts } = mergeAggregators({
      base: collecting([one]),
      theirs: filtered("AWS::EC2::Instance"),
      mine: filtered("AWS::S3::Bucket"),
    });
    expect(conflicts).toMatchObject([{ field: "resource-types" }]);
  });

  const three3 = [arbitraryAggregator, arbitraryAggregator, arbitraryAggregator] as const;

  it("is mine where nothing else was changed, and theirs where I did not", () => {
    fc.assert(
      fc.property(arbitraryAggregator, arbitraryAggregator, (base, changed) => {
        const mine = mergeAggregators({ base, theirs: base, mine: changed });
        expect([mine.merged, mine.conflicts]).toEqual([canonical(changed), []]);
        const theirs = mergeAggregators({ base, theirs: changed, mine: base });
        expect([theirs.merged, theirs.conflicts]).toEqual([canonical(changed), []]);
        const both = mergeAggregators({ base, theirs: changed, mine: changed });
        expect([both.merged, both.conflicts]).toEqual([canonical(changed), []]);
      }),
    );
  });

  it("loses no account that someone else added, and brings none back that someone else removed", () => {
    fc.assert(
      fc.property(...three3, (base, theirs, mine) => {
        const { merged, conflicts } = mergeAggregators({ base, theirs, mine });
        if (merged.source?.kind !== "accounts" || conflicts.some(({ field }) => field === "source")) return;
        const ids = new Set(accountsOf(merged));
        const old = new Set(accountsOf(base));
        for (const side of [theirs, mine]) {
          if (side.source?.kind !== "accounts") continue;
          for (const id of accountsOf(side)) if (!old.has(id)) expect(ids).toContain(id);
          for (const id of old) if (!accountsOf(side).includes(id)) expect(ids).not.toContain(id);
        }
      }),
    );
  });

  it("finds the same conflicts from both sides, and agrees once they are decided", () => {
    fc.assert(
      fc.property(...three3, fc.constantFrom<MergeSide>("mine", "theirs"), (base, theirs, mine, side) => {
        const here = mergeAggregators({ base, theirs, mine });
        const there = mergeAggregators({ base, theirs: mine, mine: theirs });
        expect(here.conflicts.map(({ id }) => id).sort()).toEqual(there.conflicts.map(({ id }) => id).sort());
        const choices = (wanted: MergeSide) =>
          Object.fromEntries(here.conflicts.map(({ id }) => [id, wanted]));
        const other = side === "mine" ? "theirs" : "mine";
        expect(mergeAggregators({ base, theirs, mine, choices: choices(side) }).merged).toEqual(
          mergeAggregators({ base, theirs: mine, mine: theirs, choices: choices(other) }).merged,
        );
      }),
    );
  });

  it("leaves nothing undecided once every conflict has a choice", () => {
    fc.assert(
      fc.property(...three3, (base, theirs, mine) => {
        const { conflicts } = mergeAggregators({ base, theirs, mine });
        const choices = Object.fromEntries(conflicts.map(({ id }): [string, MergeSide] => [id, "theirs"]));
        expect(mergeAggregators({ base, theirs, mine, choices }).undecided).toEqual([]);
      }),
    );
  });
});
