import "server-only";
import { pagesUrl } from "@/lib/server/connection-in-force";
import { env } from "@/lib/env";
import type { DueDelivery } from "@/lib/store/notifications/deliveries";
import { slackBody } from "../bodies/slack-body";
import { postJson } from "./post-json";
import type { Sent } from "./sent";

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors */
const gone: ReadonlySet<string> = new Set([
  "no_service",
  "no_service_id",
  "no_team",
  "team_disabled",
  "channel_not_found",
  "channel_is_archived",
  "no_active_hooks",
  "invalid_token",
  "action_prohibited",
]);
const refused: ReadonlySet<string> = new Set([
  "invalid_payload",
  "invalid_blocks",
  "no_text",
  "msg_too_long",
]);

/** Sends a message to a Slack incoming webhook. 200 is success; what Slack names as the end of a webhook ends it. */
export async function sendSlack(url: string, { digest }: DueDelivery): Promise<Sent> {
  const { notifications } = env();
  const { status, body, retryAfterMs } = await postJson(url, JSON.stringify(slackBody(digest, pagesUrl())), {
    networks: notifications.networks,
  });
  if (status === 200) return { status };
  const code = /^[a-z_]{1,60}$/.exec(body.trim())?.[0];
  return {
    status,
    problem: `Slack answered ${status}${code === undefined ? "" : ` (${code})`}.`,
    isGone: code !== undefined && gone.has(code),
    isRefused: code !== undefined && refused.has(code),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}
