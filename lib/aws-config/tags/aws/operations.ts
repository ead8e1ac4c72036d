import "server-only";
import {
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-config-service";
import { z } from "zod";
import type { Aws } from "@/lib/aws/create-aws";
import { countMalformed } from "@/lib/aws/malformed-rows";
import { collect, paginate } from "@/lib/aws/paginate";
import { type CallOptions, write } from "@/lib/aws/send";
import { FailureError } from "@/lib/core/failure-error";
import type { MissingPart } from "@/lib/core/missing-part";
import type { Tag } from "../tag";

const pageSize = 100;

/** AWS Config `TagResource`: adds tags, or gives those that are there another value. At least one, at most 50. */
export async function tagResource(
  aws: Aws,
  arn: string,
  tags: readonly Tag[],
  options?: CallOptions,
): Promise<void> {
  const input = { ResourceArn: arn, Tags: tagsInput(tags) };
  await write(aws, "config:TagResource", options, (clients, http) =>
    clients.config.send(new TagResourceCommand(input), http),
  );
}

/** AWS Config `UntagResource`: takes tags away. At least one key, at most 50; unknown ones do not matter. */
export async function untagResource(
  aws: Aws,
  arn: string,
  keys: readonly string[],
  options?: CallOptions,
): Promise<void> {
  const input = { ResourceArn: arn, TagKeys: [...keys] };
  await write(aws, "config:UntagResource", options, (clients, http) =>
    clients.config.send(new UntagResourceCommand(input), http),
  );
}

/** AWS Config `ListTagsForResource`: all tags of a resource. */
export function listTagsForResource(aws: Aws, arn: string, options?: CallOptions): Promise<Tag[]> {
  return collect(
    paginate(aws, {
      operation: "config:ListTagsForResource",
      row: TagRow,
      options,
      fetch: async (NextToken, http) => {
        const input = { ResourceArn: arn, NextToken, Limit: pageSize };
        const output = await aws.config.send(new ListTagsForResourceCommand(input), http);
        // The model's TagList has at least one tag: where there is none, AWS leaves the member out.
        return { rows: output.Tags ?? [], nextToken: output.NextToken };
      },
    }),
  );
}

/** The tags of a resource; where they cannot be read, or not all of them, why. */
export async function readTags(
  aws: Aws,
  arn: string,
): Promise<{ tags?: Tag[]; missingParts: MissingPart[] }> {
  const missingParts: MissingPart[] = [];
  const onMalformed = countMalformed(aws, "config:ListTagsForResource", (failure) => {
    missingParts[0] = { part: "tags", isPartial: true, failure };
  });
  try {
    return { tags: await listTagsForResource(aws, arn, { onMalformed }), missingParts };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { missingParts: [{ part: "tags", failure: error.failure }] };
  }
}

/** Tags as every operation of AWS Config takes them. */
export function tagsInput(tags: readonly Tag[]) {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}

/** A row of `ListTagsForResource`; the model requires neither member. */
const TagRow = z
  .object({ Key: z.string(), Value: z.string().default("") })
  .transform(({ Key, Value }): Tag => ({ key: Key, value: Value }));
