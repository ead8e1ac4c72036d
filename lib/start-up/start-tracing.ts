import "server-only";
import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  serviceNameEnvDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Tracing } from "@/lib/core/tracing";
import { shutdown } from "@/lib/server/shutdown";

/**
 * Sends traces to the OTLP receiver that the environment names (https://opentelemetry.io/docs/specs/otel/protocol/exporter/):
 * Next's own of requests and rendering, and Canopy's of actions, calls to AWS and statements of SQL. The rest is sent when
 * the server ends.
 */
export function startTracing(): TracerProvider {
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ "service.name": "canopy" }))
      // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  globalThis.canopyTracing = tracingBy(provider);
  shutdown().atEnd.push(() => provider.shutdown());
  return provider;
}

function tracingBy(provider: TracerProvider): Tracing {
  const tracer = provider.getTracer("canopy");
  return {
    span: ({ name, kind = "internal", attributes = {}, isPartOnly = false }, run) => {
      if (isPartOnly && trace.getActiveSpan()?.isRecording() !== true) return run();
      const options = { attributes, kind: kind === "client" ? SpanKind.CLIENT : SpanKind.INTERNAL };
      return tracer.startActiveSpan(name, options, async (span) => {
        try {
          return await run();
        } catch (error) {
          // The message stays out: it may hold what a person typed.
          span.setStatus({ code: SpanStatusCode.ERROR });
          span.setAttribute("error.type", error instanceof Error ? error.name : "unknown");
          throw error;
        } finally {
          span.end();
        }
      });
    },
    note: (attributes) => void trace.getActiveSpan()?.setAttributes(attributes),
    traceId: () => trace.getActiveSpan()?.spanContext().traceId,
  };
}
