"use server";

import { z } from "zod";
import { parseArn } from "@/lib/core/arn";
import { Region } from "@/lib/core/identifiers";
import { findAggregator, readTags } from "@/lib/aws-config/aggregators/aws/find-aggregator";
import { readAggregatorDetail } from "./read-detail";
import { existing } from "./read-list";
import { forgetAggregatorSources, renewSources } from "./source-readings";
import { defineRead, defineWrite } from "@/lib/server/action";
import { serverConfigIn } from "@/lib/server/aws";
import { AggregatorArn, AggregatorName, Tag } from "../model";
import { AggregatorInput } from "../change/aggregator-input";
import { recordedTarget } from "../recorded-targets";

import * as operations from "../aws/operations";
import { requireOwn, requireSameTags, requireSound, requireUnchanged } from "../change/require-unchanged";

/** Of an aggregator as it was read, or ABSENT; see `fingerprintOf`. */
const Fingerprint = z.string().max(64);
const Address = z.strictObject({ region: Region, name: AggregatorName });

/**
 * Creates an aggregator, or replaces source and filters of the one there is. `expected` is the fingerprint of what was
 * decided on, or "absent": where it is something else by now nothing is changed, and the answer is a `conflict`.
 */
export const putConfigurationAggregator = defineWrite({
  operation: "config:PutConfigurationAggregator",
  input: AggregatorInput.extend({ expected: Fingerprint }),
  requires: "aggregator:write",
  audit: (address) => ({ target: recordedTarget(address) }),
  before: ({ region, name }) => findAggregator(serverConfigIn(region), name),
  run: async ({ region, expected, ...input }) => {
    const aws = serverConfigIn(region);
    const current = await findAggregator(aws, input.name);
    requireOwn(current);
    requireUnchanged(current, expected);
    requireSound({ region, ...input }, current);
    const aggregator = await operations.putConfigurationAggregator(aws, { ...input, rest: current?.rest });
    await forgetAggregatorSources({ region, name: input.name });
    return aggregator;
  },
});

/**
 * Deletes an aggregator and with it what it has collected; fails as `conflict` where it is not what `expected`, the
 * fingerprint of what was reviewed, names. The authorizations in the source accounts stay.
 */
export const deleteConfigurationAggregator = defineWrite({
  operation: "config:DeleteConfigurationAggregator",
  input: Address.extend({ expected: Fingerprint }),
  requires: "aggregator:write",
  audit: (address) => ({ target: recordedTarget(address) }),
  before: ({ region, name }) => findAggregator(serverConfigIn(region), name),
  run: async ({ region, name, expected }) => {
    const aws = serverConfigIn(region);
    const current = await findAggregator(aws, name);
    requireOwn(current);
    requireUnchanged(current, expected);
    await operations.deleteConfigurationAggregator(aws, name);
    await forgetAggregatorSources({ region, name });
  },
});

/**
 * Takes tags away and then sets others, because a resource has 50 at the most. Where the second fails the first is
 * done. Fails as `conflict` where the tags are not `expected`, those that were reviewed. Answers the tags there are
 * afterwards, as far as they can be read.
 */
export const changeAggregatorTags = defineWrite({
  operation: "config:TagResource",
  input: z
    .strictObject({
      region: Region,
      arn: AggregatorArn,
      set: z.array(Tag).max(50),
      remove: z.array(Tag.shape.key).max(50),
      expected: z.array(Tag).max(50),
    })
    .refine(({ region, arn }) => parseArn(arn)?.region === region, {
      path: ["arn"],
      message: "The aggregator belongs to another Region.",
    }),
  requires: "aggregator:write",
  audit: ({ arn }) => ({ target: arn }),
  before: ({ region, arn }) => operations.listTagsForResource(serverConfigIn(region), arn),
  run: async ({ region, arn, set, remove, expected }) => {
    const aws = serverConfigIn(region);
    requireSameTags(await operations.listTagsForResource(aws, arn), expected);
    if (remove.length > 0) await operations.untagResource(aws, arn, remove);
    if (set.length > 0) await operations.tagResource(aws, arn, set);
    return readTags(aws, arn);
  },
});

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
