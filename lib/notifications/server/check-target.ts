import "server-only";
import { FailureError } from "@/lib/core/failure-error";
import { env } from "@/lib/env";
import { invalidInput } from "@/lib/server/admit";
import type { DestinationTarget } from "../destination";
import { whyNotUrl } from "../work/public-address";

const slackHosts: ReadonlySet<string> = new Set(["hooks.slack.com", "hooks.slack-gov.com"]);

/** Throws `invalid-input` where messages may not be sent to a target. What its name leads to is checked with each message. */
export function checkTarget(target: DestinationTarget): void {
  if (target.kind === "sns") return;
  const { networks } = env().notifications;
  const problem =
    whyNotUrl(target.url, networks) ?? (target.kind === "slack" ? whyNotSlack(target.url) : undefined);
  if (problem !== undefined)
    throw new FailureError(invalidInput([{ path: ["target", "url"], message: problem }]));
}

function whyNotSlack(url: string): string | undefined {
  const { protocol, hostname } = new URL(url);
  // Over http only an address of this machine that a setting allows has come so far.
  if (protocol === "http:" || slackHosts.has(hostname)) return undefined;
  return "Enter the URL of a Slack incoming webhook; it begins with https://hooks.slack.com/.";
}
