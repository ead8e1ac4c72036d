import type { ErrorGroup } from "@/lib/aws-config/aggregators/sources/error-groups";
import { messageFrom } from "@/lib/aws-config/aggregators/sources/source-batch";
import { sourceStatusLabels } from "./source-labels";

/** What stands for source and Region in a message that many have. */
const anyPlace = { sourceId: "‹account›", region: "‹Region›" };

/** An error in one line: its code, or its message where it has none. */
export function errorTitle({ code, templates, status }: ErrorGroup): string {
  if (code !== "") return code;
  const [message] = messagesOf({ templates });
  return message ?? `${sourceStatusLabels[status].word} without a reason`;
}

/** The messages of an error, with words in the places of account and Region. */
export function messagesOf({ templates }: Pick<ErrorGroup, "templates">): string[] {
  return templates.map((template) => messageFrom(template, anyPlace));
}
