import { type OperationName, estimateMs, publishedRate } from "@/lib/aws/published-rates";
import type { CollectionProgress, CollectionStream } from "./progress";

export type StreamName = CollectionStream["name"];

/** The operation whose rate decides how long a stream takes. */
const pacedBy: Readonly<Record<StreamName, OperationName>> = {
  settings: "organizations:DescribeOrganization",
  policies: "securityhub:ListConfigurationPolicies",
  associations: "securityhub:ListConfigurationPolicyAssociations",
  "organizational-units": "organizations:ListOrganizationalUnitsForParent",
  accounts: "organizations:ListAccounts",
};

interface Gauge {
  pagesDone: number;
  pagesExpected: number | undefined;
  itemsRead: number;
  throttled: number;
  state: CollectionStream["state"];
}

/** Counts what a collection has read, and estimates from the published rates how long the rest takes. */
export class ProgressMeter {
  readonly #startedAt: number;
  /** Called after each change; `urgent` for those that people should see at once. */
  readonly #onChange: (urgent: boolean) => void;
  readonly #gauges: Readonly<Record<StreamName, Gauge>> = {
    settings: newGauge(),
    policies: newGauge(),
    associations: newGauge(),
    "organizational-units": newGauge(),
    accounts: newGauge(),
  };

  constructor(startedAt: number, onChange: (urgent: boolean) => void) {
    this.#startedAt = startedAt;
    this.#onChange = onChange;
  }

  start(name: StreamName): void {
    this.#gauges[name].state = "running";
    this.#onChange(true);
  }

  page(name: StreamName, items: number): void {
    this.#gauges[name].pagesDone += 1;
    this.#gauges[name].itemsRead += items;
    this.#onChange(false);
  }

  /** How many pages the stream will have in all, as far as that can be said now. */
  expect(name: StreamName, pages: number): void {
    this.#gauges[name].pagesExpected = pages;
    this.#onChange(false);
  }

  throttled(operation: string): void {
    this.#gauges[streamOf(operation)].throttled += 1;
    this.#onChange(false);
  }

  /** The stream has failed in some part; it stays so when the rest of it is done. */
  fail(name: StreamName): void {
    this.#gauges[name].state = "failed";
    this.#onChange(true);
  }

  done(name: StreamName): void {
    if (this.#gauges[name].state === "failed") return;
    this.#gauges[name].state = "done";
    this.#onChange(true);
  }

  /** What the browser is shown while this collection runs. */
  progress(): CollectionProgress {
    const streams = streamNames.map((name) => streamFrom(name, this.#gauges[name]));
    const remainingMs = remainingOf(streams);
    return {
      state: "collecting",
      startedAt: this.#startedAt,
      streams,
      ...(remainingMs !== undefined && { remainingMs }),
    };
  }
}

/** The order in which people are shown the streams. */
const streamNames = ["settings", "policies", "associations", "organizational-units", "accounts"] as const;

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

/** The slowest stream decides; undefined while the size of the largest one, the accounts, is not known. */
function remainingOf(streams: readonly CollectionStream[]): number | undefined {
  const accounts = streams.find(({ name }) => name === "accounts");
  if (accounts === undefined) return undefined;
  if (isOpen(accounts) && accounts.pagesExpected === undefined) return undefined;
  return Math.round(Math.max(...streams.map(remainingOfStream)));
}

function remainingOfStream(stream: CollectionStream): number {
  if (!isOpen(stream) || stream.pagesExpected === undefined) return 0;
  const operation = pacedBy[stream.name];
  // What was read used up the burst, so only what is left of it speeds the rest up.
  const spent = Math.min(stream.pagesDone, publishedRate(operation).burst);
  return estimateMs(operation, stream.pagesExpected - stream.pagesDone + spent);
}

function isOpen({ state }: CollectionStream): boolean {
  return state === "waiting" || state === "running";
}

function streamOf(operation: string): StreamName {
  switch (operation) {
    case "organizations:ListAccounts":
      return "accounts";
    case "organizations:ListOrganizationalUnitsForParent":
    case "organizations:DescribeOrganizationalUnit":
      return "organizational-units";
    case "securityhub:ListConfigurationPolicyAssociations":
      return "associations";
    case "securityhub:ListConfigurationPolicies":
      return "policies";
    default:
      return "settings";
  }
}
