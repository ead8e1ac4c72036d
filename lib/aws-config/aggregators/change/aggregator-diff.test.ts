import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AccountId, Region } from "@/lib/core/identifiers";
import {
  accountsOf,
  type AggregatorDiff,
  changesAggregator,
  diffAggregator,
  type ListDiff,
} from "./aggregator-diff";
import { type AggregatorState, canonical, isSameState, noAggregator } from "../aggregator-state";
import type { AggregatorSource } from "../model";
import { arbitraryAggregator } from "../testing/arbitrary-aggregator";
import { changesTags } from "@/lib/aws-config/tags/tag";

const state = fc.oneof(fc.constant(noAggregator), arbitraryAggregator);
const [one, two, three] = ["111122223333", "444455556666", "777788889999"].map((id) => AccountId.parse(id));
const ireland = Region.parse("eu-west-1");
const frankfurt = Region.parse("eu-central-1");

function collecting(accountIds: (AccountId | undefined)[], regions: Region[] | "all"): AggregatorState {
  return {
    source: { kind: "accounts", accountIds: accountIds.filter((id) => id !== undefined), regions },
    tags: [],
  };
}

describe("diffAggregator", () => {
  it("says which accounts and Regions come, go and stay", () => {
    const diff = diffAggregator(collecting([one, two], [ireland]), collecting([two, three], [frankfurt]));
    expect(diff.accounts).toEqual({ added: [three], removed: [one], kept: [two] });
    expect(diff.regions).toEqual({
      from: [ireland],
      to: [frankfurt],
      added: [frankfurt],
      removed: [ireland],
    });
    expect(diff.kind).toBeUndefined();
  });

  it("says that a switch to the organization takes every account out", () => {
    const roleArn = "arn:aws:iam::111122223333:role/x";
    const wanted: AggregatorState = { source: { kind: "organization", roleArn, regions: "all" }, tags: [] };
    const diff = diffAggregator(collecting([one, two], "all"), wanted);
    expect(diff).toMatchObject({
      kind: { from: "accounts", to: "organization" },
      accounts: { added: [], removed: [one, two] },
      role: { to: roleArn },
    });
    expect(diff.regions).toBeUndefined();
  });

  it("leads to the wanted state when it is applied", () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        expect(applyDiff(before, diffAggregator(before, after))).toEqual(canonical(after));
      }),
    );
  });

  it("is empty between states that are the same to AWS, and only between them", () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const diff = diffAggregator(before, after);
        expect(changesAggregator(diff) || changesTags(diff.tags)).toBe(!isSameState(before, after));
      }),
    );
  });

  it("does not mind in which order the lists are", () => {
    const reversed = ({ source, tags, ...rest }: AggregatorState): AggregatorState => ({
      ...rest,
      ...(source && {
        source:
          source.kind === "accounts" ? { ...source, accountIds: source.accountIds.toReversed() } : source,
      }),
      tags: tags.toReversed(),
    });
    fc.assert(fc.property(state, (before) => isSameState(before, reversed(before))));
  });
});

/** The state that a diff leads to from the state it was made from. */
function applyDiff(before: AggregatorState, diff: AggregatorDiff): AggregatorState {
  const resourceTypes = applyList(before.filters?.resourceTypes ?? [], diff.resourceTypes);
  const servicePrincipals = applyList(before.filters?.servicePrincipals ?? [], diff.servicePrincipals);
  const asWritten = applyList(before.filters?.asWritten ?? [], diff.asWritten);
  const source = appliedSource(before, diff);
  const gone = new Set(diff.tags.removed.map(({ key }) => key));
  const tags = new Map(before.tags.filter(({ key }) => !gone.has(key)).map((tag) => [tag.key, tag]));
  for (const { key, to } of diff.tags.set) tags.set(key, { key, value: to });
  return canonical({
    ...(source && { source }),
    filters: { resourceTypes, servicePrincipals, asWritten },
    tags: [...tags.values()],
  });
}

function appliedSource(before: AggregatorState, diff: AggregatorDiff): AggregatorSource | undefined {
  const kind = diff.kind ? diff.kind.to : before.source?.kind;
  const regions = diff.regions ? diff.regions.to : before.source?.regions;
  if (kind === undefined || regions === undefined) return undefined;
  if (kind === "accounts") return { kind, accountIds: applyList(accountsOf(before), diff.accounts), regions };
  return {
    kind,
    roleArn:
      (diff.role ? diff.role.to : before.source?.kind === "organization" && before.source.roleArn) || "",
    regions,
  };
}

function applyList<Value>(before: readonly Value[], { added, removed }: ListDiff<Value>): Value[] {
  const gone = new Set(removed);
  return [...before.filter((value) => !gone.has(value)), ...added];
}
