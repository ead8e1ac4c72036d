import "server-only";
import { Webhook } from "standardwebhooks";
import { pagesUrl } from "@/lib/server/connection-in-force";
import { env } from "@/lib/env";
import type { DueDelivery } from "@/lib/store/notifications/deliveries";
import { webhookBody } from "../bodies/webhook-body";
import { postJson } from "./post-json";
import type { Sent } from "./sent";

/** A webhook and what its messages are signed with: the present secret first, the former one while it is valid. */
export interface SignedWebhook {
  readonly url: string;
  readonly secrets: readonly string[];
}

/**
 * Sends a message as Standard Webhooks describes (https://www.standardwebhooks.com): `webhook-id` is the delivery's id and the
 * same with each attempt, `webhook-signature` has a signature for each valid secret. 2xx is success, 410 ends the destination.
 */
export async function sendWebhook(
  { url, secrets }: SignedWebhook,
  { id, digest }: DueDelivery,
): Promise<Sent> {
  const { notifications } = env();
  const body = JSON.stringify(webhookBody(digest, pagesUrl()));
  const at = new Date();
  const { status, retryAfterMs } = await postJson(url, body, {
    networks: notifications.networks,
    headers: {
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
      "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
    },
  });
  if (status >= 200 && status < 300) return { status };
  return {
    status,
    problem: problemOf(status),
    isGone: status === 410,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

function problemOf(status: number): string {
  if (status === 410) return "The receiver answered 410: it wants no more messages.";
  if (status >= 300 && status < 400)
    return `The receiver answered ${status}, a redirect, which Canopy does not follow.`;
  return `The receiver answered ${status}.`;
}
