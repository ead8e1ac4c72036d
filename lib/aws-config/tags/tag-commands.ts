import { awsCliCommand } from "@/lib/format/aws-cli";
import { changeOfTags, type TagsDiff } from "./tag";

/** The AWS CLI commands that change the tags of a resource; undefined where no tag changes. */
export function tagCommands(
  tags: TagsDiff,
  { region, arn }: { readonly region: string | undefined; readonly arn: string },
): string | undefined {
  const { set, remove } = changeOfTags(tags);
  // First what is taken away: a resource has 50 tags at the most.
  const commands = [
    remove.length > 0 &&
      awsCliCommand("configservice untag-resource", region, { ResourceArn: arn, TagKeys: remove }),
    set.length > 0 &&
      awsCliCommand("configservice tag-resource", region, {
        ResourceArn: arn,
        Tags: set.map(({ key, value }) => ({ Key: key, Value: value })),
      }),
  ].filter((command) => command !== false);
  return commands.length === 0 ? undefined : commands.join("\n");
}
