import { createHash, randomUUID } from "node:crypto";
import {
  AwsError,
  type AwsStructure,
  type AwsValue,
  type Caller,
  type Clock,
  type Service,
} from "../contract";
import { optionalText, requiredText } from "../input-members";
import { isStructure } from "../protocol/value-guards";

/** A message as subscribers of the topic would get it. */
export interface PublishedMessage {
  readonly topicArn: string;
  readonly messageId: string;
  readonly subject?: string | undefined;
  readonly message: string;
  /** The text of each attribute. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly publishedAt: string;
}

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const longestMessage = 262_144;
const longestSubject = 100;
const deduplicatedWithinMs = 5 * 60_000;

/**
 * SNS: `Publish` to a topic. Topics are not created here: those of the caller's account and Region are there under every name.
 * What was published is kept in `messages`.
 */
export function snsService(clock: Clock, messages: PublishedMessage[]): Service {
  const deduplicated = new Map<string, { readonly at: number; readonly messageId: string }>();
  return {
    Publish(input, caller) {
      const topicArn = topicOf(input, caller);
      const message = requiredText(input, "Message");
      const subject = optionalText(input, "Subject");
      const attributes = attributesOf(input["MessageAttributes"]);
      if (message === "") throw invalidParameter("Empty message");
      const size = Buffer.byteLength(message) + Buffer.byteLength(JSON.stringify(attributes));
      if (size > longestMessage) throw invalidParameter("Message too long");
      // The documentation says less than 100 characters; AWS takes 100.
      if (subject !== undefined && !new RegExp(`^[\\x20-\\x7e]{1,${longestSubject}}$`).test(subject))
        throw invalidParameter("Subject");
      const isFifo = topicArn.endsWith(".fifo");
      if (!isFifo) return { MessageId: keep() };
      const group = optionalText(input, "MessageGroupId");
      const token = optionalText(input, "MessageDeduplicationId");
      if (group === undefined)
        throw invalidParameter("The MessageGroupId parameter is required for FIFO topics");
      if (token === undefined)
        throw invalidParameter(
          "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
        );
      const key = `${topicArn} ${token}`;
      const before = deduplicated.get(key);
      const isRepeated = before !== undefined && clock.now() - before.at < deduplicatedWithinMs;
      const messageId = isRepeated ? before.messageId : keep();
      if (!isRepeated) deduplicated.set(key, { at: clock.now(), messageId });
      return { MessageId: messageId, SequenceNumber: sequenceNumberOf(messageId) };

      function keep(): string {
        const id = randomUUID();
        const publishedAt = new Date(clock.now()).toISOString();
        messages.push({ topicArn, messageId: id, subject, message, attributes, publishedAt });
        return id;
      }
    },
  };
}

function topicOf(input: AwsStructure, caller: Caller): string {
  const topicArn = optionalText(input, "TopicArn");
  if (topicArn === undefined)
    throw invalidParameter("TopicArn or TargetArn Reason: no value for required parameter");
  const [, region, accountId] =
    /^arn:aws[a-z-]*:sns:([a-z0-9-]+):(\d{12}):[A-Za-z0-9_-]{1,256}(?:\.fifo)?$/.exec(topicArn) ?? [];
  // A topic is called in its own Region.
  if (region === undefined || region !== caller.region) throw invalidParameter("TopicArn");
  if (accountId !== caller.accountId)
    throw new AwsError(
      "AuthorizationError",
      `User: ${caller.arn} is not authorized to perform: SNS:Publish on resource: ${topicArn} because no resource-based policy allows the SNS:Publish action`,
      403,
    );
  return topicArn;
}

function attributesOf(value: AwsValue): Record<string, string> {
  if (!isStructure(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, attribute]) => {
      const text = isStructure(attribute) ? attribute["StringValue"] : undefined;
      if (typeof text !== "string" || text === "")
        throw new AwsError(
          "ParameterValueInvalid",
          `The message attribute '${name}' must contain non-empty message attribute value.`,
          400,
        );
      return [name, text];
    }),
  );
}

function invalidParameter(what: string): AwsError {
  return new AwsError("InvalidParameter", `Invalid parameter: ${what}`, 400);
}

/** Of 20 digits, as AWS's are; the same for the same message. */
function sequenceNumberOf(messageId: string): string {
  return BigInt(`0x${createHash("sha256").update(messageId).digest("hex").slice(0, 15)}`)
    .toString()
    .padStart(20, "1");
}
