import { z } from "zod";

export const DestinationId = z.uuid().max(36, "A destination id is a UUID.").brand<"DestinationId">();
export type DestinationId = z.infer<typeof DestinationId>;

export const DestinationKind = z.enum(["webhook", "slack", "sns"]);
export type DestinationKind = z.infer<typeof DestinationKind>;

const Name = z.string().trim().min(1, "Enter a name.").max(100, "A name has at most 100 characters.");

const longestAddress = 2_000;

/** An ARN of a topic; the Region and the account are part of it (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html). */
export const TopicArn = z
  .string()
  .trim()
  .max(400, "An ARN of a topic has at most 400 characters.")
  .regex(
    /^arn:aws[a-z-]*:sns:[a-z]{2}(?:-[a-z]+)+-\d+:\d{12}:[A-Za-z0-9_-]{1,256}(?:\.fifo)?$/,
    "Enter the ARN of a topic, such as arn:aws:sns:eu-west-1:111122223333:security-hub.",
  )
  .brand<"TopicArn">();
export type TopicArn = z.infer<typeof TopicArn>;

/** The Region in which a topic is. */
export function regionOfTopic(topicArn: TopicArn): string {
  return topicArn.split(":")[3] ?? "";
}

const Address = z
  .url({ protocol: /^https?$/, error: "Enter a URL that begins with https://." })
  .max(longestAddress, `A URL has at most ${longestAddress} characters.`)
  .refine((url) => !hasCredentials(url), "Leave the user name and password out of the URL.");

function hasCredentials(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && (parsed.username !== "" || parsed.password !== "");
}

/** What a destination sends to; never leaves the server again once it is stored. */
export const DestinationTarget = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("webhook"), url: Address }),
  z.strictObject({ kind: z.literal("slack"), url: Address }),
  z.strictObject({ kind: z.literal("sns"), topicArn: TopicArn }),
]);
export type DestinationTarget = z.infer<typeof DestinationTarget>;

/** A destination to create. Its id is made by the browser, so that a creation whose answer was lost can be sent again. */
export const NewDestination = z.strictObject({ id: DestinationId, name: Name, target: DestinationTarget });
export type NewDestination = z.infer<typeof NewDestination>;

/** What can be changed of a destination; without `target` it sends where it did. */
export const DestinationChange = z.strictObject({
  id: DestinationId,
  name: Name,
  enabled: z.boolean(),
  target: DestinationTarget.exactOptional(),
});
export type DestinationChange = z.infer<typeof DestinationChange>;

/** A destination as people see it. */
export const Destination = z.object({
  id: DestinationId,
  name: z.string(),
  kind: DestinationKind,
  /** The host and path of a webhook, the topic's ARN; of a Slack webhook its host alone, because the rest is a secret. */
  address: z.string(),
  enabled: z.boolean(),
  /** Why Canopy turned it off itself. */
  disabledBecause: z.string().exactOptional(),
  /** Since when no attempt has succeeded. */
  failingSince: z.iso.datetime().exactOptional(),
  /** Of a webhook whose secret was rotated: until when messages are signed with the former one as well. */
  formerSecretUntil: z.iso.datetime().exactOptional(),
});
export type Destination = z.infer<typeof Destination>;

/** What may be shown of where a destination sends: queries hold tokens, and a Slack webhook's path is its secret. */
export function shownAddress(target: DestinationTarget): string {
  if (target.kind === "sns") return target.topicArn;
  const { host, pathname, search } = new URL(target.url);
  if (target.kind === "slack") return `${host}/…`;
  return `${host}${pathname}${search === "" ? "" : "?…"}`;
}
