import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { unwrap } from "@/lib/core/result";
import { knownCaller, learnCaller } from "@/lib/inventory/serve/caller";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import { serverAws } from "@/lib/server/aws";
import { withTestDatabase } from "@/lib/testing/test-database";
import { WebhookBody } from "../bodies/webhook-body";
import { TopicArn } from "../destination";
import { testDestination } from "../server/actions";
import { readNotificationSettings } from "../server/read-notifications";
import { addDestination, deliveriesWhen, startNotifier } from "../testing/notifier-under-test";
import { startReceiver } from "../testing/receiver";

vi.stubEnv("CANOPY_NOTIFICATION_NETWORKS", "127.0.0.1");
vi.stubEnv("CANOPY_NOTIFICATION_KEY", Buffer.alloc(32, 7).toString("base64"));
withTestDatabase();

const Messages = z.object({
  messages: z.array(
    z.object({
      topicArn: z.string(),
      subject: z.string(),
      message: z.string(),
      attributes: z.record(z.string(), z.string()),
    }),
  ),
});

describe("a message", () => {
  let sandbox: CollectorUnderTest;
  let stop: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    sandbox = await collectorUnderTest();
    await learnCaller(serverAws(), new AbortController().signal);
  });
  afterEach(() => stop());
  afterAll(() => sandbox.close());

  function topic(name: string, region = "eu-west-1"): TopicArn {
    return TopicArn.parse(`arn:aws:sns:${region}:${knownCaller()?.accountId ?? ""}:${name}`);
  }

  async function published() {
    const response = await fetch(`${sandbox.endpoint}/_sandbox/messages`);
    return Messages.parse(await response.json()).messages;
  }

  it.each(["eu-west-1", "us-east-1"])("is published to a topic in %s, its own Region", async (region) => {
    const topicArn = topic("security-hub", region);
    const { destination, secret } = await addDestination({ kind: "sns", topicArn }, "Security topic");
    expect(secret).toBeUndefined();
    stop = startNotifier();
    unwrap(await testDestination({ id: destination.id }));
    const [delivery] = await deliveriesWhen(([first]) => first?.state === "delivered");
    const message = (await published()).find((each) => each.topicArn === topicArn);
    expect(message).toMatchObject({
      subject: "Canopy: Test message for Security topic",
      attributes: { "webhook-id": delivery?.id, type: "canopy.test" },
    });
    expect(WebhookBody.parse(JSON.parse(message?.message ?? "{}")).data.title).toBe(
      "Test message for Security topic",
    );
  });

  it("that AWS refuses for a topic says why", async () => {
    const topicArn = TopicArn.parse("arn:aws:sns:eu-west-1:999988887777:of-another-account");
    const { destination } = await addDestination({ kind: "sns", topicArn });
    stop = startNotifier();
    unwrap(await testDestination({ id: destination.id }));
    const [delivery] = await deliveriesWhen(([first]) => first?.state === "failed");
    expect(delivery?.tries.at(-1)?.status).toBe(403);
    expect(delivery?.tries.at(-1)?.problem).toMatch(
      /not authorized to perform: SNS:Publish.*The Connection page has the policy/,
    );
  });

  it("to Slack is blocks, and Slack's own word for what is wrong stands in the log", async () => {
    const receiver = await startReceiver();
    try {
      receiver.answer = (response) => response.writeHead(200).end("ok");
      const url = receiver.url.replace("/hook", "/services/T0/B0/verysecret");
      const { destination } = await addDestination({ kind: "slack", url }, "Channel");
      expect(destination.address).not.toContain("verysecret");
      stop = startNotifier();
      unwrap(await testDestination({ id: destination.id }));
      await deliveriesWhen(([first]) => first?.state === "delivered");
      expect(JSON.parse(receiver.received[0]?.body ?? "{}")).toMatchObject({
        text: "Test message for Channel",
        blocks: [{ type: "header", text: { type: "plain_text", text: "Test message for Channel" } }],
      });
      receiver.answer = (response) => response.writeHead(404).end("no_service");
      unwrap(await testDestination({ id: destination.id }));
      const [delivery] = await deliveriesWhen(([first]) => first?.state === "failed");
      expect(delivery?.tries.at(-1)?.problem).toBe("Slack answered 404 (no_service).");
      expect(JSON.stringify(await readNotificationSettings())).not.toContain("verysecret");
      expect((await readNotificationSettings()).isEncrypted).toBe(true);
    } finally {
      await receiver.close();
    }
  });
});
