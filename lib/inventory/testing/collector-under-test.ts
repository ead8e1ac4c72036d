import { expect, vi } from "vitest";
import { sandboxUnderTest } from "@/lib/aws/testing/aws-under-test";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import type { RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";
import type { TagSnapshot } from "@/lib/organizations/tags/tag-snapshot";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { runSourceReader } from "@/lib/inventory/serve/aggregators/source-reader";
import { runCollector } from "../collect/collector";
import { currentProgress } from "../serve/current-progress";
import { currentSnapshot } from "../serve/current-snapshot";
import { organizationPlan } from "../collect/organization-plan";
import { currentCompliance } from "../serve/current-compliance";
import { currentRecorders } from "../serve/current-recorders";
import { currentPacks } from "../serve/current-packs";
import { compliancePlan } from "../collect/compliance/compliance-plan";
import { recorderPlan } from "../collect/recorders/recorder-plan";
import { currentTags } from "../serve/current-tags";
import { unreadTargets } from "../collect/tags/unread-targets";
import { tagPlan } from "../collect/tags/tag-plan";
import { packPlan } from "../collect/packs/pack-plan";
import type { CollectionProgress } from "../snapshot/progress";
import type { Dataset } from "../snapshot/dataset";
import type { Snapshot } from "../snapshot/snapshot";

const unheardOf = 24 * 3_600_000;

/** A sandbox with the world `small`, and collectors that read it into the test database. */
export interface CollectorUnderTest {
  readonly endpoint: string;
  /** Starts one more collector of the organization; it is stopped with the rest. */
  readonly start: (settings?: {
    readonly refreshMs?: number;
    readonly callsPerDay?: () => number | undefined;
    readonly gatherMs?: number;
  }) => void;
  /** Starts one more collector of the conformance packs; likewise. */
  readonly startPacks: () => void;
  /** Starts one more collector of compliance, which waits for the packs; likewise. */
  readonly startCompliance: () => void;
  /** Starts one more collector of recorder coverage, which waits for all others; likewise. */
  readonly startRecorders: () => void;
  /** Starts one more collector of tags, which waits for the organization; likewise. */
  readonly startTags: () => void;
  /** Starts one more process that reads the sources of aggregators; likewise. */
  readonly startSources: () => void;
  /** Ends the collectors, as a shutdown does. */
  readonly stop: () => Promise<void>;
  /** Adds a fault; see `sandbox/faults/fault.ts`. */
  readonly fault: (fault: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Begins another world; see `sandbox/start-world.ts`. */
  readonly seed: (world: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Any other of the sandbox's controls, see `sandbox/README.md`. */
  readonly control: (name: string, body: unknown) => Promise<void>;
  /** Takes all faults away. */
  readonly clearFaults: () => Promise<void>;
  /** Whether every fault with a number of times has met its calls, also those that the sandbox has not answered yet. */
  readonly areFaultsSpent: () => Promise<boolean>;
  /** How often the sandbox was called for an operation. */
  readonly calls: (operation: string) => Promise<number>;
  /** Steps the sandbox's clock, on which associations settle. */
  readonly advance: (ms: number) => Promise<void>;
  /** AWS goes away. */
  readonly unplug: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Each has a caller key of its own, because each sandbox has a port of its own. */
export async function collectorUnderTest(): Promise<CollectorUnderTest> {
  const { aws, endpoint = "", close: unplug, advance } = await sandboxUnderTest();
  vi.stubEnv("AWS_ENDPOINT_URL", endpoint);
  forgetEverything();
  globalThis.canopyAws = undefined;
  let shutdown = new AbortController();
  let running: Promise<void>[] = [];
  let isPlugged = true;
  const control: CollectorUnderTest = {
    endpoint,
    start: ({ refreshMs = unheardOf, ...settings } = {}) => {
      running.push(
        runCollector(organizationPlan, {
          aws,
          refreshMs: () => refreshMs,
          ...settings,
          signal: shutdown.signal,
          growthMs: 50,
        }),
      );
    },
    startPacks: () => {
      running.push(
        runCollector(packPlan, { aws, refreshMs: () => unheardOf, signal: shutdown.signal, growthMs: 50 }),
      );
    },
    startCompliance: () => {
      const { signal } = shutdown;
      running.push(runCollector(compliancePlan, { aws, refreshMs: () => unheardOf, signal, growthMs: 50 }));
    },
    startRecorders: () => {
      const { signal } = shutdown;
      running.push(runCollector(recorderPlan, { aws, refreshMs: () => unheardOf, signal, growthMs: 50 }));
    },
    startTags: () => {
      const { signal } = shutdown;
      running.push(
        runCollector(tagPlan, {
          aws,
          refreshMs: () => unheardOf,
          isDue: unreadTargets(),
          signal,
          growthMs: 1_000,
        }),
      );
    },
    startSources: () => {
      running.push(runSourceReader({ aws, signal: shutdown.signal }));
    },
    stop: async () => {
      shutdown.abort();
      await Promise.all(running);
      shutdown = new AbortController();
      running = [];
    },
    fault: (fault: Readonly<Record<string, unknown>>) => send(`${endpoint}/_sandbox/faults`, fault),
    seed: (world: Readonly<Record<string, unknown>>) => send(`${endpoint}/_sandbox/seed`, world),
    control: (name: string, body: unknown) => send(`${endpoint}/_sandbox/${name}`, body),
    clearFaults: async () => {
      await fetch(`${endpoint}/_sandbox/faults`, { method: "DELETE" });
    },
    areFaultsSpent: async () => {
      const response = await fetch(`${endpoint}/_sandbox/faults`);
      return (await response.text()) === JSON.stringify({ faults: [] });
    },
    calls: async (operation: string) => {
      const response = await fetch(`${endpoint}/_sandbox/calls?operation=${operation}`);
      const report: unknown = await response.json();
      return countOf(report);
    },
    advance: async (ms: number) => advance?.(ms),
    unplug: async () => {
      isPlugged = false;
      await unplug();
    },
    close: async () => {
      await control.stop();
      if (isPlugged) await unplug();
    },
  };
  return control;
}

/** As after a restart of the process: what is known is in the database. */
export function forgetEverything(): void {
  globalThis.canopyCaller = undefined;
  globalThis.canopySnapshot = undefined;
  globalThis.canopyPacks = undefined;
  globalThis.canopyCompliance = undefined;
  globalThis.canopyRecorders = undefined;
  globalThis.canopyTags = undefined;
  globalThis.canopyProgress = undefined;
  globalThis.canopyServed = undefined;
  globalThis.canopySourceReadings = undefined;
  globalThis.canopyDatabaseId = undefined;
  globalThis.canopyPolicyDetails = undefined;
  globalThis.canopyCatalogue = undefined;
}

/** A limit, not a measurement: longer than a collector that fell silent counts as alive. */
const withinMs = 120_000;

/** Waits for a snapshot that is as asked. */
export function snapshotWhen(isAsAsked: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  return readWhen(currentSnapshot, isAsAsked);
}

/** Waits for a snapshot of the packs that is as asked. */
export function packsWhen(isAsAsked: (snapshot: PackSnapshot) => boolean): Promise<PackSnapshot> {
  return readWhen(currentPacks, isAsAsked);
}

/** Waits for tags that are as asked. */
export function tagsWhen(isAsAsked: (snapshot: TagSnapshot) => boolean): Promise<TagSnapshot> {
  return readWhen(currentTags, isAsAsked);
}

/** Waits for a snapshot of compliance that is as asked. */
export function complianceWhen(
  isAsAsked: (snapshot: ComplianceSnapshot) => boolean,
): Promise<ComplianceSnapshot> {
  return readWhen(currentCompliance, isAsAsked);
}

/** Waits for a snapshot of recorder coverage that is as asked. */
export function recordersWhen(isAsAsked: (snapshot: RecorderSnapshot) => boolean): Promise<RecorderSnapshot> {
  return readWhen(currentRecorders, isAsAsked);
}

function readWhen<Value>(
  read: () => Promise<Value | undefined>,
  isAsAsked: (value: Value) => boolean,
): Promise<Value> {
  return vi.waitFor(
    async () => {
      const value = await read();
      if (value === undefined || !isAsAsked(value)) throw new Error("There is no such snapshot yet.");
      return value;
    },
    { timeout: withinMs, interval: 20 },
  );
}

/** Waits for a progress that is as asked. */
export async function progressWhen(
  isAsAsked: (progress: CollectionProgress) => boolean,
  dataset: Dataset = "organization",
): Promise<CollectionProgress> {
  return vi.waitFor(
    async () => {
      const progress = await currentProgress(dataset);
      expect(isAsAsked(progress), JSON.stringify(progress)).toBe(true);
      return progress;
    },
    { timeout: withinMs, interval: 20 },
  );
}

async function send(url: string, body: unknown): Promise<void> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
}

function countOf(report: unknown): number {
  if (typeof report !== "object" || report === null || !("calls" in report)) return 0;
  return Array.isArray(report.calls) ? report.calls.length : 0;
}
