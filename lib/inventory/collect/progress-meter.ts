import { bucketOf, leastMs } from "@/lib/aws/rates/published-rates";
import type { RateBudget, Slowdown } from "@/lib/aws/rates/rate-budget";
import type { CollectionProgress, CollectionStream } from "../snapshot/progress";
import type { StreamName, StreamPlan } from "./stream-plan";

interface Gauge {
  pagesDone: number;
  pagesExpected: number | undefined;
  itemsRead: number;
  throttled: number;
  state: CollectionStream["state"];
}

interface MeterOptions {
  readonly plan: StreamPlan;
  readonly budget: Pick<RateBudget, "rateOf" | "slowdownOf">;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Called after each change; `urgent` for those that people should see at once. */
  readonly onChange: (urgent: boolean) => void;
}

/** Counts what a collection has read, and estimates from the rates in force how long the rest takes. */
export class ProgressMeter {
  readonly #options: MeterOptions;
  readonly #gauges: ReadonlyMap<StreamName, Gauge>;

  constructor(options: MeterOptions) {
    this.#options = options;
    this.#gauges = new Map(options.plan.streams.map(({ name }) => [name, newGauge()]));
  }

  start(name: StreamName): void {
    this.#gauge(name).state = "running";
    this.#options.onChange(true);
  }

  page(name: StreamName, items: number): void {
    const gauge = this.#gauge(name);
    gauge.pagesDone += 1;
    gauge.itemsRead += items;
    this.#options.onChange(false);
  }

  /** How many pages the stream will have in all, as far as that can be said now. */
  expect(name: StreamName, pages: number): void {
    this.#gauge(name).pagesExpected = pages;
    this.#options.onChange(false);
  }

  throttled(operation: string): void {
    this.#gauge(this.#streamOf(operation)).throttled += 1;
    this.#options.onChange(false);
  }

  /** The stream has failed in some part; it stays so when the rest of it is done. */
  fail(name: StreamName): void {
    this.#gauge(name).state = "failed";
    this.#options.onChange(true);
  }

  done(name: StreamName): void {
    const gauge = this.#gauge(name);
    if (gauge.state === "failed") return;
    gauge.state = "done";
    this.#options.onChange(true);
  }

  /** What the browser is shown while this collection runs. */
  progress(): CollectionProgress {
    const { plan, budget, startedAt } = this.#options;
    const streams = plan.streams.map(({ name }) => streamFrom(name, this.#gauge(name)));
    const remainingMs = this.#remainingMs(streams);
    const slowdown = plan.streams.map(({ pacedBy }) => budget.slowdownOf(pacedBy)).find((each) => each);
    return {
      state: "collecting",
      startedAt,
      streams,
      ...(remainingMs !== undefined && { remainingMs }),
      ...(slowdown !== undefined && { slowed: inTenths(slowdown) }),
    };
  }

  #gauge(name: StreamName): Gauge {
    const gauge = this.#gauges.get(name);
    if (gauge === undefined) throw new Error(`There is no stream ${name} in this collection.`);
    return gauge;
  }

  /** The slowest bucket decides; undefined while the size of the largest stream is not known. */
  #remainingMs(streams: readonly CollectionStream[]): number | undefined {
    const { plan, budget } = this.#options;
    const largest = streams.find(({ name }) => name === plan.largest);
    if (largest === undefined || (isOpen(largest) && largest.pagesExpected === undefined)) return undefined;
    // Streams that share a bucket wait for each other.
    const buckets = new Map<string, { ms: number; left: number; done: number }>();
    for (const { name, pacedBy } of plan.streams) {
      const stream = streams.find((each) => each.name === name);
      if (stream === undefined) continue;
      const bucket = buckets.get(bucketOf(pacedBy)) ?? { ms: 0, left: 0, done: 0 };
      bucket.left += pagesLeft(stream);
      bucket.done += stream.pagesDone;
      const rate = budget.rateOf(pacedBy);
      // What was read used up the burst, so only what is left of it speeds the rest up.
      bucket.ms = bucket.left === 0 ? 0 : leastMs(rate, bucket.left + Math.min(bucket.done, rate.burst));
      buckets.set(bucketOf(pacedBy), bucket);
    }
    return Math.round(Math.max(...[...buckets.values()].map(({ ms }) => ms)));
  }

  /** Two streams may call the same operation one after the other: then it is the one that runs. */
  #streamOf(operation: string): StreamName {
    const { streams } = this.#options.plan;
    const named = streams.filter(({ pacedBy, also }) =>
      [pacedBy, ...(also ?? [])].some((each) => each === operation),
    );
    const running = named.find(({ name }) => this.#gauge(name).state === "running");
    const stream = running ?? named.at(-1) ?? streams[0];
    if (stream === undefined) throw new Error("A collection without streams has nothing to throttle.");
    return stream.name;
  }
}

/** As exactly as people care. */
function inTenths({ perSecond, normally }: Slowdown): Slowdown {
  return { perSecond: Math.max(0.1, Math.round(perSecond * 10) / 10), normally };
}

function newGauge(): Gauge {
  return { pagesDone: 0, pagesExpected: undefined, itemsRead: 0, throttled: 0, state: "waiting" };
}

function streamFrom(
  name: StreamName,
  { pagesDone, pagesExpected, itemsRead, throttled, state }: Gauge,
): CollectionStream {
  // An estimate that turned out too low: there is at least the page being read.
  const least = state === "running" ? pagesDone + 1 : pagesDone;
  return {
    name,
    pagesDone,
    itemsRead,
    throttled,
    state,
    ...(pagesExpected !== undefined && { pagesExpected: Math.max(pagesExpected, least) }),
  };
}

function pagesLeft(stream: CollectionStream): number {
  if (!isOpen(stream) || stream.pagesExpected === undefined) return 0;
  return stream.pagesExpected - stream.pagesDone;
}

function isOpen({ state }: CollectionStream): boolean {
  return state === "waiting" || state === "running";
}
