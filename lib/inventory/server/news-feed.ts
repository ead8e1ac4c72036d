import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { failureFrom } from "@/lib/server/failure-from";
import type { Permission } from "@/lib/identity/permissions";
import { newestActivity } from "@/lib/activity/server/read-activity";
import { aggregatorsVersion } from "@/lib/inventory/serve/aggregators/source-readings";
import { recentPlansWithin } from "@/lib/runs/plans/server/read-plans";
import { recentRunsWithin } from "@/lib/runs/server/read-runs";
import type { VisibleOus } from "@/lib/identity/visible-ous";
import { progressWithin } from "../serve/current-progress";
import { dataOrigin } from "../serve/data-origin";
import { type News, type Topic, topics } from "../snapshot/news";

type Sources = {
  readonly [Each in Topic]: {
    readonly requires: Permission;
    readonly read: (ous: VisibleOus) => Promise<News[Each]>;
  };
};

/** Where the state of each topic is read, for who sees these OUs alone, and who may hear of it. None of them asks AWS anything. */
export const newsSources: Sources = {
  origin: { requires: "organization:read", read: dataOrigin },
  organization: { requires: "organization:read", read: (ous) => progressWithin(ous, "organization") },
  "conformance-packs": { requires: "pack:read", read: (ous) => progressWithin(ous, "conformance-packs") },
  compliance: { requires: "pack:read", read: (ous) => progressWithin(ous, "compliance") },
  recorders: { requires: "organization:read", read: (ous) => progressWithin(ous, "recorders") },
  "account-tags": { requires: "organization:read", read: (ous) => progressWithin(ous, "account-tags") },
  aggregators: { requires: "aggregator:read", read: aggregatorsVersion },
  runs: { requires: "association:read", read: recentRunsWithin },
  activity: { requires: "audit:read", read: newestActivity },
  plans: { requires: "association:read", read: recentPlansWithin },
};

const busyPollMs = 300;
const idlePollMs = 1_000;

/** The states of all topics as JSON, read once for however many streams are open, and not at all while none is. */
export class NewsFeed {
  readonly #ous: VisibleOus;
  readonly #states = new Map<Topic, string>();
  readonly #listeners = new Set<() => void>();
  readonly #unreadable = new Set<Topic>();
  #reading: Promise<void> | undefined;

  /** @param ous what the feed's listeners see alone; all of them see the same */
  constructor(ous?: VisibleOus) {
    this.#ous = ous;
  }

  /** Calls the listener whenever a state has changed, until the answered function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#reading ??= this.#readWhileListened();
    return () => void this.#listeners.delete(listener);
  }

  /** The newest state of a topic as JSON; undefined until it has been read. */
  stateOf(topic: Topic): string | undefined {
    return this.#states.get(topic);
  }

  async #readWhileListened(): Promise<void> {
    while (this.#listeners.size > 0) {
      const read = await this.#readAll();
      const changed = read.filter(([topic, state]) => state !== this.#states.get(topic));
      // All at once: a reader in between must not take the half of it for everything.
      for (const [topic, state] of changed) if (state !== undefined) this.#states.set(topic, state);
      if (changed.length > 0) for (const listener of this.#listeners) listener();
      const isBusy = [...this.#states.values()].some((state) =>
        /"state":"(?:collecting|running)"/.test(state),
      );
      await delay(isBusy ? busyPollMs : idlePollMs, undefined, { ref: false });
    }
    // What is heard after a pause is read anew.
    this.#states.clear();
    this.#reading = undefined;
  }

  /** The origin last: where a dataset has a version its caller is known, so a browser learns of both at once. */
  async #readAll(): Promise<(readonly [Topic, string | undefined])[]> {
    const others = topics.filter((topic) => topic !== "origin");
    const read = await Promise.all(others.map(async (topic) => [topic, await this.#read(topic)] as const));
    return [...read, ["origin", await this.#read("origin")]];
  }

  /** The state as JSON. A database that is away for a moment leaves it as it was. */
  async #read(topic: Topic): Promise<string | undefined> {
    try {
      const value = await newsSources[topic].read(this.#ous);
      this.#unreadable.delete(topic);
      return value === undefined ? undefined : JSON.stringify(value);
    } catch (error) {
      // Once, and not each second for as long as it lasts.
      if (!this.#unreadable.has(topic)) failureFrom(error, "canopy:ReadNews");
      this.#unreadable.add(topic);
      return this.#states.get(topic);
    }
  }
}
