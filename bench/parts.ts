import type { Browser } from "@playwright/test";
import { countOf } from "@/lib/format/count";
import type { BenchServices } from "./bench-services";
import { measureAggregatorEditor } from "./measure/aggregator-editor";
import type { CallCounts } from "./measure/aws-calls";
import type { CollectionResult } from "./measure/collection/collection";
import { collectionEnd } from "./measure/collection/collection-end";
import { collectionMeasurements } from "./measure/collection/collection-measurements";
import type { ComplianceCollection } from "./measure/compliance";
import { measureComplianceMatrix, measureMatrix } from "./measure/matrix";
import { measureOpening } from "./measure/opening/opening";
import { measureOverview } from "./measure/overview";
import { comparePages } from "./measure/page/comparison";
import { pageMeasurements } from "./measure/page/measurements";
import { measureRestart } from "./measure/restart";
import { measureRun } from "./measure/run";
import { measureScreens } from "./measure/screens";
import { measureViewers } from "./measure/viewers";
import type { BenchOptions, Part } from "./options";
import type { PartResults } from "./report/bench-results";

/** What a part measures on. */
export interface PartContext {
  /** Ends the run. */
  readonly signal: AbortSignal;
  readonly services: BenchServices;
  readonly browser: Browser;
  readonly options: BenchOptions;
  readonly size: string;
  /** `10,000 accounts`. */
  readonly sizeInWords: string;
  readonly collection: CollectionResult;
  readonly compliance: ComplianceCollection;
}

type PartTable = Pick<PartResults, "title" | "compared" | "measurements"> & {
  readonly remarks?: readonly string[];
};

/** What each part says before it begins, and the tables that it comes to. */
export const benchParts: Readonly<
  Record<
    Part,
    {
      readonly says: (context: PartContext) => string;
      readonly measure: (context: PartContext) => Promise<PartTable[]>;
    }
  >
> = {
  page: {
    says: ({ options }) => `Visiting the page, the floor and the peers in turns, ${rounds(options)} …`,
    measure: pageTables,
  },
  opening: {
    says: ({ options }) => `Opening the page and the floor, cold, warm and slowed, ${rounds(options)} …`,
    measure: async ({ browser, services, options, sizeInWords }) => [
      {
        title: `Opening the organization page, ${sizeInWords}`,
        compared: "floor",
        measurements: await measureOpening(browser, services.canopyUrl, options.rounds),
      },
    ],
  },
  packs: {
    says: ({ options }) => `Visiting the matrix of accounts and packs, ${rounds(options)} …`,
    measure: packTables,
  },
  overview: {
    says: ({ options }) => `Visiting the overview and its map, ${rounds(options)} …`,
    measure: async ({ browser, services, options, sizeInWords }) => [
      {
        title: `The overview, ${sizeInWords}`,
        compared: "floor",
        measurements: await measureOverview(browser, services.canopyUrl, options.rounds),
      },
    ],
  },
  screens: {
    says: ({ options }) => `Visiting other pages, ${rounds(options)} …`,
    measure: async ({ browser, services, options, sizeInWords }) => [
      {
        title: `Other pages, ${sizeInWords}`,
        compared: "floor",
        measurements: await measureScreens(browser, services.canopyUrl, options.rounds),
      },
    ],
  },
  runs: {
    says: ({ options: { minutes } }) =>
      `Assigning a policy to every account, and watching the run for ${countOf(minutes, "minute")} …`,
    measure: async ({ browser, services, options, sizeInWords }) => [
      {
        title: `A run, ${sizeInWords}, once`,
        compared: "rate-bound",
        measurements: await measureRun(browser, services.canopyUrl, options.minutes),
      },
    ],
  },
  viewers: {
    says: () => "Two hundred people open the organization page in two tabs each …",
    measure: audienceTables,
  },
  editor: {
    says: () => "Making an aggregator of every account, and changing it …",
    measure: editorTables,
  },
  // Comes last, because Canopy collects again after a restart and that is no time to measure pages.
  collection: {
    says: () => "Starting Canopy again on what it has collected …",
    measure: async ({ browser, services, collection, compliance, sizeInWords }) => [
      {
        title: `Collection, ${sizeInWords}, against the time that ${collection.bound.operation} needs at the least`,
        compared: "rate-bound",
        measurements: collectionMeasurements(collection, await measureRestart(services, browser)),
        remarks: callsInWords(collection.calls),
      },
      {
        title: `Collection of compliance, ${sizeInWords} × 10, against the rate of AWS Config`,
        compared: "rate-bound",
        measurements: [...compliance.measurements],
        remarks: callsInWords(compliance.calls),
      },
    ],
  },
};

async function pageTables({ browser, services, options, sizeInWords }: PartContext): Promise<PartTable[]> {
  const comparison = await comparePages(browser, services.canopyUrl, {
    rounds: options.rounds,
    peers: options.peers,
    onRound: (round) => console.log(`  round ${round}`),
  });
  return [
    {
      title: `The tree, ${sizeInWords}`,
      compared: "floor",
      measurements: pageMeasurements(comparison),
      remarks: [
        sameWork(comparison.differences),
        ...comparison.peers.flatMap(({ name, remarks }) => remarks.map((remark) => `${name}: ${remark}`)),
      ],
    },
  ];
}

async function packTables({
  browser,
  services: { canopyUrl },
  options,
  sizeInWords,
}: PartContext): Promise<PartTable[]> {
  const { measurements, remarks } = await measureMatrix(browser, canopyUrl, options);
  return [
    {
      title: `Accounts × packs, ${sizeInWords} × 10`,
      compared: "floor, other machine",
      measurements,
      remarks,
    },
    {
      title: `Accounts × packs with compliance, ${sizeInWords} × 10, against deployments in the same rounds`,
      compared: "deployments",
      measurements: await measureComplianceMatrix(browser, canopyUrl, options.rounds),
    },
  ];
}

async function audienceTables({ services, sizeInWords }: PartContext): Promise<PartTable[]> {
  // What is collected beside the measurement counts as calls that viewers caused.
  await collectionEnd(services.canopyUrl, () => undefined, "compliance");
  return [
    {
      title: `Two hundred viewers, ${sizeInWords}`,
      compared: "alone",
      measurements: await measureViewers(services),
    },
  ];
}

async function editorTables({
  browser,
  services: { canopyUrl, sandboxUrl },
  options,
  size,
  sizeInWords,
}: PartContext): Promise<PartTable[]> {
  if (size !== "large") {
    // An aggregator takes 10,000 accounts, and the weekly quota of the other worlds does not let all of theirs in.
    console.log("The aggregator editor is measured on the large world only.");
    return [];
  }
  const measurements = await measureAggregatorEditor(browser, {
    canopyUrl,
    sandboxUrl,
    // The weekly quota of the sandbox has room for two aggregators of this size.
    rounds: Math.min(options.rounds, 2),
  });
  const remarks = ["AWS has exactly the accounts that were chosen."];
  return [{ title: `The aggregator editor, ${sizeInWords}`, compared: "floor", measurements, remarks }];
}

function callsInWords(calls: CallCounts): string[] {
  return Object.entries(calls)
    .toSorted(([, a], [, b]) => b.calls - a.calls)
    .map(([name, count]) => `${name}: ${count.calls} calls, ${count.throttled} throttled`);
}

function sameWork(differences: readonly string[]): string {
  if (differences.length === 0) return "Canopy and the floor showed the same rows, word for word.";
  const some = differences.slice(0, 5).join("\n");
  return `The two pages differ in ${differences.length} rows, so the ratios say less. The first of them:\n${some}`;
}

function rounds(options: BenchOptions): string {
  return countOf(options.rounds, "round");
}
