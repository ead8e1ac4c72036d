import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import type { Digest } from "../digest";
import { slackBody } from "./slack-body";

/** A message of an incoming webhook by the types that Slack publishes; the file says of which versions. */
const PublishedMessage = z.fromJSONSchema(
  z
    .record(z.string(), z.json())
    .parse(
      JSON.parse(readFileSync(new URL("../testing/slack-message.schema.json", import.meta.url), "utf8")),
    ),
);

/**
 * The limits, which those types give in prose alone, as Slack documents them: https://docs.slack.dev/reference/block-kit/blocks (50 blocks of a message),
 * …/header-block (150 characters), …/section-block (3,000), …/context-block (10 elements).
 */
const Mrkdwn = z.strictObject({ type: z.literal("mrkdwn"), text: z.string().min(1).max(3_000) });
const SlackMessage = z.strictObject({
  text: z.string().min(1).max(4_000),
  blocks: z
    .array(
      z.discriminatedUnion("type", [
        z.strictObject({
          type: z.literal("header"),
          text: z.strictObject({ type: z.literal("plain_text"), text: z.string().min(1).max(150) }),
        }),
        z.strictObject({ type: z.literal("section"), text: Mrkdwn }),
        z.strictObject({ type: z.literal("context"), elements: z.array(Mrkdwn).min(1).max(10) }),
      ]),
    )
    .min(1)
    .max(50),
});

const digest: Digest = {
  kind: "association-failed",
  title: "12 associations failed: 2 causes",
  rule: { id: "1", name: "Failures <prod>" },
  caller: { accountId: "222222222222", region: "eu-west-1" },
  count: 12,
  causes: [
    { cause: "AWS Config is not enabled", count: 11 },
    { cause: "R&D <test>", count: 1 },
  ],
  causeCount: 2,
  items: Array.from({ length: 10 }, (_, index) => ({
    id: String(index),
    subject: `Root › R&D › a${index}`,
    text: "failed",
    path: `/accounts/${index}`,
  })),
  from: "2026-11-29T04:00:00.000Z",
  until: "2026-11-29T04:01:00.000Z",
  path: "/organization?status=failed",
};

it("names causes, the first accounts with their links, and what is left", () => {
  const body = slackBody(digest, "https://canopy.example.com");
  expect(PublishedMessage.parse(body)).toEqual(body);
  expect(SlackMessage.parse(body)).toEqual(body);
  expect(body.text).toBe("12 associations failed: 2 causes");
  expect(body.blocks).toHaveLength(4);
  expect(body.blocks[1]).toMatchObject({
    text: { text: "• 11 × AWS Config is not enabled\n• 1 × R&amp;D &lt;test&gt;" },
  });
  expect(JSON.stringify(body.blocks[2])).toContain(
    "• <https://canopy.example.com/accounts/0|Root › R&amp;D › a0>\\n",
  );
  expect(JSON.stringify(body.blocks[2])).toContain("• 2 more");
  expect(JSON.stringify(body.blocks[3])).toContain("Rule: Failures &lt;prod&gt;");
  expect(JSON.stringify(slackBody(digest, undefined))).not.toContain("https://");
});

it("is of blocks and members that Slack's types have", () => {
  const body = slackBody(digest, "https://canopy.example.com");
  const withHeader = (header: object) => ({ ...body, blocks: [header, ...body.blocks.slice(1)] });
  const text = { type: "plain_text", text: "12 associations failed" };
  expect(PublishedMessage.safeParse(withHeader({ type: "header", text })).success).toBe(true);
  for (const other of [
    { type: "header", text: { ...text, type: "mrkdwn" } },
    { type: "header", text, emphasis: true },
    { type: "headline", text },
    { type: "header" },
  ])
    expect(PublishedMessage.safeParse(withHeader(other)).success, JSON.stringify(other)).toBe(false);
});

it("is within Slack's limits, whatever the names are, and lets no name become markup", () => {
  const text = fc.string({ maxLength: 500, unit: "binary" });
  const items = fc.array(fc.record({ id: text, subject: text, text, path: fc.constant("/accounts/1") }), {
    maxLength: 10,
  });
  const causes = fc.array(fc.record({ cause: text, count: fc.nat() }), { maxLength: 5 });
  fc.assert(
    fc.property(items, causes, fc.string({ minLength: 1, maxLength: 500 }), (made, found, title) => {
      const body = slackBody({ ...digest, items: made, causes: found, title }, "https://canopy.example.com");
      PublishedMessage.parse(body);
      SlackMessage.parse(body);
      const written = body.blocks
        .flatMap((block) => (block.type === "section" ? [block.text.text] : []))
        .join("\n")
        .replaceAll(/<https:\/\/canopy\.example\.com\/accounts\/1\|[^<>]*>/g, "");
      expect(written).not.toMatch(/[<>]/);
    }),
  );
});
