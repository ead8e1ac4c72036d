import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { context, propagation, trace } from "@opentelemetry/api";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { type CollectorUnderTest, collectorUnderTest } from "@/lib/inventory/testing/collector-under-test";
import { batchGetConfigurationPolicyAssociations } from "@/lib/security-hub/server/actions";
import { closeDatabase } from "@/lib/store/database/database";
import { withTestDatabase } from "@/lib/testing/test-database";
import { startTracing } from "./start-tracing";

withTestDatabase();

const Attribute = z.object({ key: z.string(), value: z.object({ stringValue: z.string().optional() }) });
const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z.array(Attribute),
});
type Span = z.infer<typeof Span>;
const Sent = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(Attribute) }),
      scopeSpans: z.array(z.object({ spans: z.array(Span) })),
    }),
  ),
});

/** Keeps what the exporter sends, as a collector would. */
const received: z.infer<typeof Sent>["resourceSpans"] = [];
const receiver = createServer((request, response) => {
  const parts: string[] = [];
  request.setEncoding("utf8");
  request.on("data", (part: string) => parts.push(part));
  request.on("end", () => {
    received.push(...Sent.parse(JSON.parse(parts.join(""))).resourceSpans);
    response.setHeader("Content-Type", "application/json");
    response.end("{}");
  });
});

let collector: CollectorUnderTest;
beforeAll(async () => {
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const address: AddressInfo | string | null = receiver.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  vi.stubEnv("OTEL_EXPORTER_OTLP_ENDPOINT", `http://127.0.0.1:${port}`);
  collector = await collectorUnderTest();
});
afterAll(async () => {
  await collector.close();
  trace.disable();
  context.disable();
  propagation.disable();
  globalThis.canopyTracing = undefined;
  globalThis.canopyShutdown = undefined;
  receiver.close();
  receiver.closeAllConnections();
});

it("sends an action, its calls to AWS and its statements of SQL as parts of the trace that the request began", async () => {
  // Connections that are open already are not traced.
  await closeDatabase();
  const provider = startTracing();
  const incoming = { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
  const request = propagation.extract(context.active(), incoming);
  const answer = await context.with(request, () =>
    provider.getTracer("next").startActiveSpan("POST /organization", async (span) => {
      const result = await batchGetConfigurationPolicyAssociations({ targetIds: ["123456789012"] });
      span.end();
      return result;
    }),
  );
  expect(answer).toMatchObject({ ok: true });
  await provider.forceFlush();

  const spans = received.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  const named = (name: string) => spans.filter((span) => span.name === name);
  const [root] = named("POST /organization");
  const [action] = spans.filter((span) => attribute(span, "canopy.action") !== undefined);
  const [call] = named("securityhub:BatchGetConfigurationPolicyAssociations");
  const statement = spans.find(({ name }) => name.toLowerCase().startsWith("sql "));
  expect(root?.traceId).toBe("0af7651916cd43dd8448eb211c80319c");
  expect(root?.parentSpanId).toBe("b7ad6b7169203331");
  expect(action?.parentSpanId).toBe(root?.spanId);
  for (const part of [action, call, statement]) expect(part?.traceId).toBe(root?.traceId);
  expect(ancestors(spans, call)).toContain(action?.spanId);
  expect(ancestors(spans, statement)).toContain(action?.spanId);
  expect(attribute(statement, "db.query.text")).not.toContain("123456789012");
  const aws = spans.filter((span) => attribute(span, "rpc.system") === "aws-api");
  expect(aws.map((span) => attribute(span, "aws.request_id"))).toContainEqual(expect.any(String));
  expect(received[0]?.resource.attributes).toContainEqual({
    key: "service.name",
    value: { stringValue: "canopy" },
  });
});

function attribute(span: Span | undefined, key: string): string | undefined {
  return span?.attributes.find((each) => each.key === key)?.value.stringValue;
}

function ancestors(spans: readonly Span[], span: Span | undefined): readonly (string | undefined)[] {
  const parent = spans.find(({ spanId }) => spanId === span?.parentSpanId);
  return parent === undefined ? [] : [parent.spanId, ...ancestors(spans, parent)];
}
