import "server-only";
import type { Counter, Gauge, Histogram, Registry } from "prom-client";

/** What this process counts for Prometheus. Names and labels are what `docs/operations.md` lists. */
export interface Metrics {
  readonly registry: Registry;
  readonly awsCalls: Counter<"service" | "operation" | "result" | "origin">;
  readonly awsSeconds: Histogram<"service" | "operation">;
  readonly awsThrottles: Counter<"service" | "operation">;
  readonly awsWaitSeconds: Histogram<"service" | "operation">;
  readonly httpRequests: Counter<"method" | "route" | "status">;
  readonly httpSeconds: Histogram<"method" | "route">;
  readonly databaseUp: Gauge;
  readonly inventoryAge: Gauge<"dataset">;
  readonly inventoryComplete: Gauge<"dataset">;
  readonly runs: Gauge<"state">;
  readonly runSteps: Gauge<"state">;
  readonly sessions: Gauge;
  readonly streams: Gauge;
}

type Note = (metrics: Metrics) => void;

declare global {
  // Next bundles pages, routes and actions apart, each with modules of its own: they count in one place.
  var canopyMetrics: { ready: Metrics | undefined; loading?: Promise<Metrics>; waiting: Note[] } | undefined;
}

/** So many measurements wait for the library before it is loaded without a reader. */
const mostWaiting = 5_000;

function state() {
  globalThis.canopyMetrics ??= { ready: undefined, waiting: [] };
  return globalThis.canopyMetrics;
}

/** Notes a measurement. The library that counts is loaded by the first reader: a start doesn't wait for it. */
export function measure(note: Note): void {
  const { ready, waiting } = state();
  if (ready !== undefined) note(ready);
  else if (waiting.push(note) > mostWaiting) void metrics();
}

/** The metrics of this process, with everything in them that was measured so far. */
export async function metrics(): Promise<Metrics> {
  const shared = state();
  shared.loading ??= load();
  const loaded = await shared.loading;
  shared.ready = loaded;
  for (const note of shared.waiting.splice(0)) note(loaded);
  return loaded;
}

const awsBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const waitBuckets = [0.01, 0.1, 0.5, 1, 5, 15, 60];
const httpBuckets = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];

async function load(): Promise<Metrics> {
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import("prom-client");
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const ofCall = ["service", "operation"] as const;
  return {
    registry,
    awsCalls: new Counter({
      name: "canopy_aws_calls_total",
      help: "Requests sent to AWS by service, operation, result (ok, or the failure's code) and origin: request, or canopy by itself.",
      labelNames: [...ofCall, "result", "origin"] as const,
      registers,
    }),
    awsSeconds: new Histogram({
      name: "canopy_aws_call_duration_seconds",
      help: "From sending a request to AWS's answer.",
      labelNames: ofCall,
      buckets: awsBuckets,
      registers,
    }),
    awsThrottles: new Counter({
      name: "canopy_aws_throttles_total",
      help: "Requests that AWS throttled.",
      labelNames: ofCall,
      registers,
    }),
    awsWaitSeconds: new Histogram({
      name: "canopy_aws_bucket_wait_seconds",
      help: "How long a request waited for its turn in the rate budget.",
      labelNames: ofCall,
      buckets: waitBuckets,
      registers,
    }),
    httpRequests: new Counter({
      name: "canopy_http_requests_total",
      help: "Requests answered by method, pattern of the route and status.",
      labelNames: ["method", "route", "status"] as const,
      registers,
    }),
    httpSeconds: new Histogram({
      name: "canopy_http_request_duration_seconds",
      help: "From the headers of a request to the end of its answer.",
      labelNames: ["method", "route"] as const,
      buckets: httpBuckets,
      registers,
    }),
    databaseUp: new Gauge({
      name: "canopy_database_up",
      help: "1 where PostgreSQL answers in time; what is read from it is absent otherwise.",
      registers,
    }),
    inventoryAge: new Gauge({
      name: "canopy_inventory_age_seconds",
      help: "Age of the newest complete snapshot.",
      labelNames: ["dataset", "connection"] as const,
      registers,
    }),
    inventoryComplete: new Gauge({
      name: "canopy_inventory_complete",
      help: "1 where the snapshot that is shown is complete.",
      labelNames: ["dataset", "connection"] as const,
      registers,
    }),
    runs: new Gauge({
      name: "canopy_runs",
      help: "Runs that aren't over, by state.",
      labelNames: ["state", "connection"] as const,
      registers,
    }),
    runSteps: new Gauge({
      name: "canopy_run_steps",
      help: "Steps of the runs that aren't over, by state.",
      labelNames: ["state", "connection"] as const,
      registers,
    }),
    sessions: new Gauge({
      name: "canopy_sessions",
      help: "Browsers that are signed in, in all replicas.",
      registers,
    }),
    streams: new Gauge({
      name: "canopy_news_streams",
      help: "Browsers that follow this replica's news.",
      registers,
    }),
  };
}
