"use server";

import { z } from "zod";
import { parseArn } from "@/lib/core/arn";
import { Region } from "@/lib/core/identifiers";
import { existing } from "@/lib/inventory/serve/aggregators/read-list";
import { renewSources } from "@/lib/inventory/serve/aggregators/source-readings";
import type { NewChange, NewRun } from "@/lib/runs/new-run";
import type { ObjectStep } from "@/lib/runs/run-step";
import { recordedRun } from "@/lib/runs/server/begin-run";
import { runObjects, RunStart } from "@/lib/runs/server/run-now";
import { defineRead, defineWrite } from "@/lib/server/action";
import { serverConfigIn } from "@/lib/server/aws";
import { AggregatorInput } from "../change/aggregator-input";
import { AggregatorArn, AggregatorName, type ConfigurationAggregator } from "../model";
import { readAggregatorDetail } from "./read-detail";
import { tagsChange } from "@/lib/aws-config/tags/tag";

/** Of an aggregator as it was read, or ABSENT; see `fingerprintOf`. */
const Fingerprint = z.string().max(64);
const Address = z.strictObject({ region: Region, name: AggregatorName });

const TagChange = z
  .strictObject({
    region: Region,
    name: AggregatorName,
    arn: AggregatorArn,
    ...tagsChange,
  })
  .refine(({ region, arn }) => parseArn(arn)?.region === region, {
    path: ["arn"],
    message: "The aggregator belongs to another Region.",
  });
type TagChange = z.infer<typeof TagChange>;

const Put = AggregatorInput.extend({
  expected: Fingerprint,
  /** Of one that exists: the tags that are changed after it, as a second step of the same run. */
  thenTags: TagChange.exactOptional(),
  run: RunStart,
});

/**
 * Creates an aggregator, or replaces source and filters of the one there is and then its tags, as one run. `expected` is the
 * fingerprint of what was decided on, or "absent": where it is something else by now nothing is changed, and the answer is a
 * `conflict`. `tagsFailure` says why the tags were not changed after the aggregator was.
 */
export const putConfigurationAggregator = defineWrite({
  operation: "canopy:StartRun",
  documented: "config:PutConfigurationAggregator",
  input: Put,
  requires: "aggregator:write",
  audit: (input) => recordedRun(putRun(input)),
  run: async (input, session) => {
    const steps = await runObjects(putRun(input), session);
    const tagsFailure = steps.find(({ kind }) => kind === "aggregator-tags")?.failure;
    return { aggregator: changedAggregator(steps), ...(tagsFailure && { tagsFailure }) };
  },
});

function putRun({ run, thenTags, ...put }: z.infer<typeof Put>): NewRun {
  return {
    ...run,
    changes: [
      { kind: "aggregator", aggregator: { operation: "put", ...put } },
      ...(thenTags === undefined ? [] : [changeOf(thenTags)]),
    ],
  };
}

/** The aggregator as AWS answered it, or as it is where it was so already. */
function changedAggregator(steps: readonly ObjectStep[]): ConfigurationAggregator {
  for (const step of steps) {
    const aggregator = step.kind === "aggregator" ? (step.became ?? step.had) : null;
    if (aggregator !== null) return aggregator;
  }
  throw new Error("AWS answers a change of an aggregator with the aggregator.");
}

const Deletion = Address.extend({ expected: Fingerprint, run: RunStart });

/**
 * Deletes an aggregator and with it what it has collected, as a run of one step; fails as `conflict` where it is not what
 * `expected`, the fingerprint of what was reviewed, names. The authorizations in the source accounts stay.
 */
export const deleteConfigurationAggregator = defineWrite({
  operation: "canopy:StartRun",
  documented: "config:DeleteConfigurationAggregator",
  input: Deletion,
  requires: "aggregator:write",
  audit: (input) => recordedRun(deletionRun(input)),
  run: async (input, session) => {
    await runObjects(deletionRun(input), session);
  },
});

function deletionRun({ run, ...address }: z.infer<typeof Deletion>): NewRun {
  return { ...run, changes: [{ kind: "aggregator", aggregator: { operation: "delete", ...address } }] };
}

/**
 * Takes tags away and then sets others, because a resource has 50 at the most, as a run of one step. Fails as `conflict` where
 * the tags are not `expected`, those that were reviewed. Answers the tags there are afterwards.
 */
export const changeAggregatorTags = defineWrite({
  operation: "canopy:StartRun",
  documented: "config:TagResource",
  input: z.strictObject({ change: TagChange, run: RunStart }),
  requires: "aggregator:write",
  audit: ({ run, change }) => recordedRun({ ...run, changes: [changeOf(change)] }),
  run: async ({ run, change }, session) => {
    const [step] = await runObjects({ ...run, changes: [changeOf(change)] }, session);
    return { tags: step?.kind === "aggregator-tags" ? (step.became ?? step.had ?? []) : [] };
  },
});

function changeOf(tags: TagChange): NewChange {
  return { kind: "aggregator-tags", tags };
}

/** An aggregator as it currently is in AWS, with tags and fingerprint. */
export const describeConfigurationAggregator = defineRead({
  operation: "config:DescribeConfigurationAggregators",
  input: Address,
  requires: "aggregator:read",
  run: ({ region, name }) => readAggregatorDetail(serverConfigIn(region), name),
});

/** Has the sources of aggregators read anew, behind what is shown of them. */
export const readSourcesAgain = defineRead({
  operation: "config:DescribeConfigurationAggregatorSourcesStatus",
  input: z.strictObject({ aggregators: z.array(Address).max(2000) }),
  requires: "aggregator:read",
  run: async ({ aggregators }) => {
    for (const address of await existing(aggregators)) await renewSources(address);
  },
});
