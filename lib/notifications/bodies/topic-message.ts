import type { Digest } from "../digest";
import { webhookBody } from "./webhook-body";

/** What `Publish` sends to a topic. */
export interface TopicMessage {
  /** As the webhook's. */
  readonly type: string;
  /** ASCII, at most 100 characters, no line break: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html. */
  readonly subject: string;
  /** The body of a webhook as JSON. */
  readonly message: string;
}

const longestSubject = 100;

/** A digest as a topic gets it; `baseUrl` is where people reach Canopy. */
export function topicMessage(digest: Digest, baseUrl: string | undefined): TopicMessage {
  const ascii = `Canopy: ${digest.title}`.replaceAll(/[^\x20-\x7e]+/g, " ");
  const body = webhookBody(digest, baseUrl);
  return { type: body.type, subject: ascii.slice(0, longestSubject), message: JSON.stringify(body) };
}
