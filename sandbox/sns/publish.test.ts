import { PublishCommand, type PublishCommandInput } from "@aws-sdk/client-sns";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { startSandbox } from "../start-sandbox";
import { sandboxClients } from "../testing/sandbox-clients";

const Messages = z.object({
  messages: z.array(
    z.object({
      topicArn: z.string(),
      messageId: z.string(),
      subject: z.string().optional(),
      message: z.string(),
      attributes: z.record(z.string(), z.string()),
    }),
  ),
});

describe("SNS Publish", () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let clients: Awaited<ReturnType<typeof sandboxClients>>;
  const account = "111122223333";
  const topic = `arn:aws:sns:eu-west-1:${account}:security-hub`;
  beforeAll(async () => {
    sandbox = await startSandbox({ world: "small", settleMs: "manual", port: 0 });
    clients = await sandboxClients(sandbox.url, { accountId: account });
  });
  afterAll(() => sandbox.close());

  const publish = (input: Partial<PublishCommandInput>) =>
    clients.sns.send(new PublishCommand({ TopicArn: topic, Message: "text", ...input }));
  const published = async () => {
    const response = await fetch(`${sandbox.url}/_sandbox/messages`);
    return Messages.parse(await response.json()).messages;
  };

  it("keeps a message with its subject and attributes, to be read at the control endpoint", async () => {
    const { MessageId } = await publish({
      Subject: "Canopy: 3 associations failed",
      Message: "äöü & <xml>",
      MessageAttributes: {
        type: { DataType: "String", StringValue: "association.failed" },
        "webhook-id": { DataType: "String", StringValue: "1" },
      },
    });
    expect((await published()).at(-1)).toEqual({
      topicArn: topic,
      messageId: MessageId,
      subject: "Canopy: 3 associations failed",
      message: "äöü & <xml>",
      attributes: { type: "association.failed", "webhook-id": "1" },
    });
  });

  it("takes a message of a FIFO topic once within five minutes", async () => {
    const TopicArn = `${topic}.fifo`;
    const input = { TopicArn, MessageGroupId: "canopy", MessageDeduplicationId: "one" };
    const before = (await published()).length;
    const first = await publish(input);
    const again = await publish(input);
    expect(again.MessageId).toBe(first.MessageId);
    expect(again.SequenceNumber).toBe(first.SequenceNumber);
    expect(await published()).toHaveLength(before + 1);
    await expect(publish({ TopicArn, MessageDeduplicationId: "two" })).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: expect.stringContaining("MessageGroupId") as unknown,
    });
  });

  it("refuses what SNS refuses, under SNS's names", async () => {
    await expect(publish({ Subject: "two\nlines" })).rejects.toMatchObject({
      name: "InvalidParameterException",
      $metadata: { httpStatusCode: 400 },
    });
    await expect(publish({ Message: "x".repeat(262_145) })).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
    await expect(publish({ TopicArn: topic.replace("eu-west-1", "us-east-1") })).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
    await expect(publish({ TopicArn: topic.replace(account, "999988887777") })).rejects.toMatchObject({
      name: "AuthorizationErrorException",
      $metadata: { httpStatusCode: 403 },
    });
    const fault = {
      operation: "Publish",
      times: 1,
      fault: { kind: "error", code: "NotFoundException", message: "Topic does not exist" },
    };
    const added = await fetch(`${sandbox.url}/_sandbox/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fault),
    });
    expect(added.status, await added.text()).toBe(200);
    await expect(publish({})).rejects.toMatchObject({
      name: "NotFoundException",
      $metadata: { httpStatusCode: 404 },
    });
  });
});
