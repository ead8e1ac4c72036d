/** What a part of a trace is about: names and plain values, as OpenTelemetry's conventions call them. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export interface SpanOptions {
  readonly name: string;
  /** `client` for a call of another system. */
  readonly kind?: "internal" | "client";
  readonly attributes?: SpanAttributes;
  /** Whether it is left out where it would begin a trace of its own: what polls would fill the collector. */
  readonly isPartOnly?: boolean;
}

/** Traces as the server's start has set them up. */
export interface Tracing {
  readonly span: <Output>(options: SpanOptions, run: () => Promise<Output>) => Promise<Output>;
  /** Adds to the part that is under way. */
  readonly note: (attributes: SpanAttributes) => void;
  /** Of what is under way; undefined outside of a trace. */
  readonly traceId: () => string | undefined;
}

declare global {
  // Next bundles pages, routes and actions apart: they meet here. Undefined where no traces are wanted.
  var canopyTracing: Tracing | undefined;
}

/** What `run` answers, as a part of the trace that is under way where traces are wanted. */
export function traced<Output>(options: SpanOptions, run: () => Promise<Output>): Promise<Output> {
  return globalThis.canopyTracing?.span(options, run) ?? run();
}
