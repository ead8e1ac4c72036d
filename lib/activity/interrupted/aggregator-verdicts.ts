import "server-only";
import { z } from "zod";
import { isSameState, stateOf } from "@/lib/aws-config/aggregators/aggregator-state";
import {
  AggregatorFilters,
  AggregatorName,
  AggregatorSource,
  ConfigurationAggregator,
  Tag,
} from "@/lib/aws-config/aggregators/model";
import { listTagsForResource } from "@/lib/aws-config/aggregators/aws/operations";
import { Region } from "@/lib/core/identifiers";
import { serverConfigIn } from "@/lib/server/aws";
import { findAggregator } from "@/lib/aws-config/aggregators/aws/find-aggregator";
import { type Attempt, changedOtherwise, compared, done, notDone, recorded, type Verdict } from "./verdict";

const Address = z.object({ region: Region, name: AggregatorName });
const Put = Address.extend({ source: AggregatorSource, filters: AggregatorFilters.exactOptional() });
const TagChange = z.object({
  region: Region,
  arn: z.string(),
  set: z.array(Tag),
  remove: z.array(z.string()),
});

/** Whether `PutConfigurationAggregator` was carried out. */
export async function putVerdict(attempt: Attempt): Promise<Verdict> {
  const { region, name, source, filters } = Put.parse(attempt.input);
  const found = await findAggregator(serverConfigIn(region), name);
  const before = recorded(ConfigurationAggregator, attempt.before);
  if (found === undefined) return before === undefined ? notDone : changedOtherwise;
  const state = stateOf(found, []);
  return compared(attempt, {
    found,
    isAsWanted: isSameState(state, stateOf({ source, ...(filters && { filters }) }, [])),
    isAsBefore: before?.arn === found.arn && isSameState(state, stateOf(before, [])),
    updatedAt: found.updatedAt,
  });
}

/** Whether `DeleteConfigurationAggregator` was carried out: another one of that name has another ARN. */
export async function deletionVerdict({ input, before }: Attempt): Promise<Verdict> {
  const { region, name } = Address.parse(input);
  const found = await findAggregator(serverConfigIn(region), name);
  const isSame = found !== undefined && found.arn === recorded(ConfigurationAggregator, before)?.arn;
  return isSame ? notDone : done(undefined);
}

/** Whether `TagResource` and `UntagResource` were carried out, both of them. */
export async function tagVerdict(attempt: Attempt): Promise<Verdict> {
  const { region, arn, set, remove } = TagChange.parse(attempt.input);
  const tags = await listTagsForResource(serverConfigIn(region), arn);
  const before = recorded(z.array(Tag), attempt.before);
  const values = new Map(tags.map(({ key, value }) => [key, value]));
  return compared(attempt, {
    found: { tags },
    isAsWanted:
      set.every(({ key, value }) => values.get(key) === value) &&
      remove.every((key) => !values.has(key) || set.some((tag) => tag.key === key)),
    isAsBefore: before !== undefined && isSameState({ tags }, { tags: before }),
    updatedAt: undefined,
  });
}
