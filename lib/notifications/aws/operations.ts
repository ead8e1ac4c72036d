import "server-only";
import { PublishCommand } from "@aws-sdk/client-sns";
import type { Aws } from "@/lib/aws/create-aws";
import { announce } from "@/lib/aws/send";
import { regionOfTopic, type TopicArn } from "../destination";

/** What is published to a topic. */
export interface Publication {
  readonly topicArn: TopicArn;
  /** Names the message; a FIFO topic takes it once within five minutes. */
  readonly id: string;
  /** The kind of the message, for subscriptions that filter. */
  readonly type: string;
  readonly subject: string;
  readonly message: string;
}

/**
 * SNS `Publish`, in the topic's own Region. Rejects with a FailureError
 * (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html).
 */
export async function publish(
  aws: Aws,
  { topicArn, id, type, subject, message }: Publication,
): Promise<void> {
  const there = aws.withSnsIn(regionOfTopic(topicArn));
  const text = (value: string) => ({ DataType: "String", StringValue: value });
  const input = {
    TopicArn: topicArn,
    Subject: subject,
    Message: message,
    MessageAttributes: { "webhook-id": text(id), type: text(type) },
    ...(topicArn.endsWith(".fifo") && { MessageGroupId: "canopy", MessageDeduplicationId: id }),
  };
  await announce(there, "sns:Publish", undefined, (http) => there.sns.send(new PublishCommand(input), http));
}
