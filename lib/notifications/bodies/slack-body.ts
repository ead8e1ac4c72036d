import { countOf, formatCount } from "@/lib/format/count";
import type { Digest } from "../digest";

interface PlainText {
  readonly type: "plain_text";
  readonly text: string;
}
interface Mrkdwn {
  readonly type: "mrkdwn";
  readonly text: string;
}

/** The blocks that Canopy uses of https://docs.slack.dev/reference/block-kit/blocks. */
type SlackBlock =
  | { readonly type: "header"; readonly text: PlainText }
  | { readonly type: "section"; readonly text: Mrkdwn }
  | { readonly type: "context"; readonly elements: readonly Mrkdwn[] };

/** The body of a Slack incoming webhook. `text` is what a notification shows. */
export interface SlackBody {
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

// https://docs.slack.dev/reference/block-kit/blocks/header-block, …/section-block
const longestHeader = 150;
const longestSection = 3_000;

/** A digest as a Slack channel gets it; `baseUrl` is where people reach Canopy. */
export function slackBody(digest: Digest, baseUrl: string | undefined): SlackBody {
  const { title, causes, causeCount, items, count, rule, caller, path } = digest;
  const link = (place: string, text: string) =>
    baseUrl === undefined ? escaped(text) : `<${new URL(place, baseUrl).href}|${escaped(text)}>`;
  const causeLines = causes.map(({ cause, count: each }) => `• ${formatCount(each)} × ${escaped(cause)}`);
  const unshownCauses = causeCount - causes.length;
  if (unshownCauses > 0) causeLines.push(`• ${countOf(unshownCauses, "further cause")}`);
  const itemLines = items.map(({ path: place, subject }) => `• ${link(place, subject)}`);
  if (count > items.length) itemLines.push(`• ${formatCount(count - items.length)} more`);
  const about = [
    ...(caller === undefined ? [] : [`Account ${caller.accountId} in ${caller.region}`]),
    ...(rule === undefined ? [] : [`Rule: ${escaped(rule.name)}`]),
    ...(baseUrl === undefined ? [] : [link(path, "Open in Canopy")]),
  ];
  return {
    text: escaped(title),
    blocks: [
      { type: "header", text: { type: "plain_text", text: shortened(title, longestHeader) } },
      ...sections(causeLines),
      ...sections(itemLines),
      ...(about.length === 0
        ? []
        : [{ type: "context" as const, elements: [{ type: "mrkdwn" as const, text: about.join(" · ") }] }]),
    ],
  };
}

/** As many sections as the lines need: a line is never cut apart, so that no link is. */
function sections(lines: readonly string[]): SlackBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const whole =
      line.length <= longestSection ? line : shortened(line.replaceAll(/<[^|]*\||>/g, ""), longestSection);
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + whole.length <= longestSection)
      texts[texts.length - 1] = `${last}\n${whole}`;
    else texts.push(whole);
  }
  return texts.map((text) => ({ type: "section", text: { type: "mrkdwn", text } }));
}

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\n", " ");
}

function shortened(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).toWellFormed()}…`;
}
