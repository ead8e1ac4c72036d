import { expect, it } from "vitest";
import type { AggregatorDetail } from "@/lib/aws-config/aggregators/aggregator-detail";
import { diffAggregator } from "@/lib/aws-config/aggregators/change/aggregator-diff";
import { fingerprintOf } from "@/lib/aws-config/aggregators/change/fingerprint";
import { ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { Region } from "@/lib/core/identifiers";
import { NewRun } from "@/lib/runs/new-run";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { ObjectBefore } from "@/lib/runs/run-step";
import { planDetail } from "@/lib/runs/testing/plan-detail";
import type { AggregatorDraft } from "./aggregator-draft";
import { draftOf } from "./detail-draft";
import { checkedDraft } from "./draft-input";
import { draftOfPlan } from "./plan-draft";
import { changesOfRequest, saveRequest } from "./save-request";
import { Tag } from "@/lib/aws-config/tags/tag";

const region = Region.parse("eu-west-1");
const aggregator = ConfigurationAggregator.parse({
  region,
  name: "organization",
  arn: "arn:aws:config:eu-west-1:111111111111:config-aggregator/config-aggregator-abc12345",
  source: { kind: "accounts", accountIds: ["111111111111"], regions: "all" },
});
const tags = [Tag.parse({ key: "team", value: "security" })];
const reviewed: AggregatorDetail = {
  aggregator,
  tags,
  fingerprint: fingerprintOf(aggregator),
  readAt: 0,
  missingParts: [],
};
const begun = draftOf(reviewed);

it.each<[string, Partial<AggregatorDraft>]>([
  [
    "source and filters",
    { regionsForm: "some", regions: [region], isFiltered: true, resourceTypes: ["AWS::S3::Bucket"] },
  ],
  [
    "tags alone",
    {
      tags: [
        { key: "team", value: "platform" },
        { key: "cost-centre", value: "42" },
      ],
    },
  ],
  ["both", { regionsForm: "some", regions: [region], tags: [] }],
])("opens again with the %s that were planned, begun from what was reviewed", (_what, change) => {
  const draft = { ...begun, ...change };
  const plan = planOf(draft);
  // It has become another since: that is compared in the review, and is no part of what was planned.
  const changedSince = { ...aggregator, filters: { resourceTypes: ["AWS::EC2::Instance"] } };
  const present = {
    ...reviewed,
    aggregator: changedSince,
    fingerprint: fingerprintOf(changedSince),
    tags: [],
  };
  const opened = draftOfPlan(plan, present);
  if (opened === undefined) throw new Error("The plan is one of this form.");
  expect(changesIn(opened)).toEqual(plan.body.changes);
  expect([opened.reason, opened.ticket]).toEqual(["Audit finding 7", ""]);
});

it("opens a planned creation anew, with its tags", () => {
  const draft = { ...begun, name: "another" };
  delete draft.base;
  const plan = planOf(draft);
  const opened = draftOfPlan(plan, undefined);
  expect(opened?.base).toBeUndefined();
  expect(opened && changesIn(opened)).toEqual(plan.body.changes);
});

it("has no form for a deletion, and for what is gone", () => {
  const plan = planOf(begun);
  const deletion = { operation: "delete", region, name: aggregator.name, expected: reviewed.fingerprint };
  const body = NewRun.parse({ id: plan.body.id, changes: [{ kind: "aggregator", aggregator: deletion }] });
  expect(draftOfPlan({ ...plan, body }, reviewed)).toBeUndefined();
  expect(draftOfPlan(planOf({ ...begun, tags: [] }), undefined)).toBeUndefined();
});

function changesIn(draft: AggregatorDraft) {
  const checked = checkedDraft(draft);
  if (!checked.ok) throw new Error(JSON.stringify([...checked.errors]));
  const { input, state } = checked;
  const before = draft.base?.state ?? { tags: [] };
  return changesOfRequest(saveRequest(input, draft.base, diffAggregator(before, state)));
}

/** The plan that the form saves, as its page reads it. */
function planOf(draft: AggregatorDraft): PlanDetail {
  const planned = changesIn(draft);
  const changes = planned.length === 0 ? changesIn({ ...draft, tags: [] }) : planned;
  return planDetail(
    changes,
    changes.map(({ kind }) =>
      ObjectBefore.parse(
        kind === "aggregator-tags"
          ? { kind, had: tags }
          : { kind: "aggregator", had: draft.base === undefined ? null : aggregator },
      ),
    ),
  );
}
