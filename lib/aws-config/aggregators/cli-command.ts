import type { JsonObject } from "@/lib/core/json";
import { awsCliCommand, shellWord } from "@/lib/format/aws-cli";
import { wireAggregator } from "./change/aggregator-document";
import type { AggregatorInput } from "./change/aggregator-input";

/** Commands for a shell, and the file that one of them reads where a list is too long for a line. */
export interface AggregatorCommands {
  readonly commands: string;
  readonly file?: { readonly name: string; readonly text: string };
}

/** More accounts than this make a line that users can't read and some shells refuse. */
const INLINE_ACCOUNTS = 50;

/**
 * The AWS CLI command that does the same as saving: ready to paste, with its input in a file where it is long.
 * @param rest of the aggregator as it currently is in AWS, see `restOf`
 */
export function putAggregatorCommand(input: AggregatorInput, rest?: JsonObject): AggregatorCommands {
  const { region, name, source } = input;
  const request = requestOf(input, rest);
  if (source.kind === "accounts" && source.accountIds.length > INLINE_ACCOUNTS) {
    const file = { name: `${name}.json`, text: `${JSON.stringify(request, undefined, 2)}\n` };
    const word = shellWord(`file://${file.name}`);
    const commands = `${awsCliCommand("configservice put-configuration-aggregator", region)} --cli-input-json ${word}`;
    return { commands, file };
  }
  return { commands: awsCliCommand("configservice put-configuration-aggregator", region, request) };
}

/** The members as AWS spells them, in the order in which its documentation has them. */
function requestOf({ name, source, filters, tags }: AggregatorInput, rest: JsonObject | undefined) {
  return {
    ConfigurationAggregatorName: name,
    ...wireAggregator({ source, filters }, rest),
    ...(tags?.length && { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
  };
}
