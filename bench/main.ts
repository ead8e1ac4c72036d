import type { Browser } from "@playwright/test";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import { countOf } from "@/lib/format/count";
import { runCommand } from "@/scripts/processes/run-services";
import { type BenchServices, benchServices } from "./bench-services";
import { launchChromium } from "./launch-chromium";
import { measureAggregatorEditor } from "./measure/aggregator-editor";
import { busyShare } from "./measure/busy-share";
import { type CollectionResult, measureCollection } from "./measure/collection";
import { collectionMeasurements } from "./measure/collection-measurements";
import { comparePages } from "./measure/page/comparison";
import { pageMeasurements } from "./measure/page/measurements";
import { measureCompliance } from "./measure/compliance";
import { measureComplianceMatrix, measureMatrix } from "./measure/matrix";
import { measureOverview } from "./measure/overview";
import { measureRun } from "./measure/run";
import { measureViewers } from "./measure/viewers";
import { measureRestart } from "./measure/restart";
import { collectionEnd } from "./measure/collection-end";
import { deployTenPacks } from "./measure/ten-packs";
import { type BenchOptions, benchOptions } from "./options";
import { aligned, table } from "./table";
import { type Measurement, verdictOf } from "./verdict";
import { withOwned } from "./with-owned";

await runCommand(async () => {
  const options = benchOptions(process.argv.slice(2));
  const measurements = await withOwned(async (own, signal) => {
    const services = await benchServices(own, options.world, signal);
    const browser = await launchChromium();
    own({ name: "Chromium", stop: () => browser.close() });
    await deployTenPacks(services.sandboxUrl);
    console.log(`\nCollecting "${options.size}" with AWS's published rates in force …`);
    const collection = await measureCollection(services, sayProgress());
    if (options.only !== "collection")
      console.log("Waiting for the accounts of all packs, and for their compliance …");
    // Pages measured while the server still reads from AWS would include the time that the reading takes.
    const compliance = options.only === "collection" ? [] : await measureCompliance(services);
    return [
      ...(await pagePart(services, browser, options)),
      ...(await editorPart(services, browser, options)),
      ...(await packsPart(services, browser, options, compliance)),
      ...(await overviewPart(services, browser, options)),
      ...(await runsPart(services, browser, options)),
      ...(await viewersPart(services, options)),
      ...(await collectionPart(services, browser, options, collection)),
    ];
  });
  const failed = measurements.filter((each) => verdictOf(each) === "FAIL");
  if (failed.length > 0) console.log(`\nMissed: ${failed.map(({ name }) => name).join(", ")}.`);
  return options.strict && failed.length > 0 ? 1 : 0;
});

/** Comes last, because Canopy collects again after a restart and that is no time to measure pages. */
async function collectionPart(
  services: BenchServices,
  browser: Browser,
  { only, size }: BenchOptions,
  collection: CollectionResult,
): Promise<Measurement[]> {
  if (only !== undefined && only !== "collection") return [];
  const measurements = collectionMeasurements(collection, await measureRestart(services, browser));
  console.log(
    `\nCollection of "${size}", against the time that ${collection.bound.operation} needs at the least\n`,
  );
  console.log(table(measurements, "rate-bound"));
  const calls = Object.entries(collection.calls).toSorted(([, a], [, b]) => b.calls - a.calls);
  const lines = calls.map(([name, count]) => [name, String(count.calls), String(count.throttled), ""]);
  console.log(`\n${aligned([["AWS operation", "calls", "throttled", ""], ...lines])}`);
  return measurements;
}

async function pagePart(
  { canopyUrl }: BenchServices,
  browser: Browser,
  { only, size, rounds }: BenchOptions,
): Promise<Measurement[]> {
  if (only !== undefined && only !== "page") return [];
  const busy = await busyShare();
  console.log(`\nVisiting the page and the floor in turns, ${rounds} rounds …`);
  const comparison = await comparePages(browser, canopyUrl, {
    rounds,
    onRound: (round) => console.log(`  round ${round}`),
  });
  const measurements = pageMeasurements(comparison);
  console.log(`\nThe organization page on "${size}" (${browser.version()}), medians of ${rounds} rounds\n`);
  console.log(table(measurements, "floor"));
  console.log(`\n${sameWork(comparison.differences)}`);
  if (busy > 0.1) console.log(warningOf(busy));
  return measurements;
}

async function editorPart(
  { canopyUrl, sandboxUrl }: BenchServices,
  browser: Browser,
  { only, size, rounds }: BenchOptions,
): Promise<Measurement[]> {
  if (only !== undefined && only !== "editor") return [];
  if (size !== "large") {
    // An aggregator takes 10,000 accounts, and the weekly quota of the other worlds does not let all of theirs in.
    console.log("\nThe aggregator editor is measured on the large world only.");
    return [];
  }
  console.log("\nMaking an aggregator of every account, and changing it …");
  const measurements = await measureAggregatorEditor(browser, {
    canopyUrl,
    sandboxUrl,
    // The weekly quota of the sandbox has room for two aggregators of this size.
    rounds: Math.min(rounds, 2),
  });
  console.log(`\nThe aggregator editor on "${size}"\n`);
  console.log(table(measurements, "floor"));
  console.log("\nAWS has exactly the accounts that were chosen.");
  return measurements;
}

async function packsPart(
  { canopyUrl }: BenchServices,
  browser: Browser,
  { only, size, rounds }: BenchOptions,
  collection: readonly Measurement[],
): Promise<Measurement[]> {
  if (only !== undefined && only !== "packs") return [];
  console.log(`\nVisiting the matrix of accounts and packs, ${rounds} rounds …`);
  const measurements = await measureMatrix(browser, canopyUrl, rounds);
  console.log(`\nAccounts × packs on "${size}" × 10, medians of ${rounds} rounds\n`);
  console.log(table(measurements, "floor"));
  const compliance = await measureComplianceMatrix(browser, canopyUrl, rounds);
  console.log("\nThe same with compliance, against deployments in the same rounds\n");
  console.log(table(compliance, "deployments"));
  console.log("\nCollection of compliance, against the rate of AWS Config\n");
  console.log(table(collection, "rate-bound"));
  return [...measurements, ...compliance, ...collection];
}

async function overviewPart(
  { canopyUrl }: BenchServices,
  browser: Browser,
  { only, size, rounds }: BenchOptions,
): Promise<Measurement[]> {
  if (only !== undefined && only !== "overview") return [];
  console.log(`\nVisiting the overview and its map, ${rounds} rounds …`);
  const measurements = await measureOverview(browser, canopyUrl, rounds);
  console.log(`\nThe overview on "${size}", medians of ${rounds} rounds\n`);
  console.log(table(measurements, "floor"));
  return measurements;
}

async function runsPart(
  { canopyUrl }: BenchServices,
  browser: Browser,
  { only, size, minutes }: BenchOptions,
): Promise<Measurement[]> {
  if (only !== undefined && only !== "runs") return [];
  console.log(
    `\nAssigning a policy to every account, and watching the run for ${countOf(minutes, "minute")} …`,
  );
  const measurements = await measureRun(browser, canopyUrl, minutes);
  console.log(`\nA run on "${size}", once\n`);
  console.log(table(measurements, "rate-bound"));
  return measurements;
}

async function viewersPart(services: BenchServices, { only, size }: BenchOptions): Promise<Measurement[]> {
  if (only !== undefined && only !== "viewers") return [];
  // What is collected beside the measurement counts as calls that viewers caused.
  await collectionEnd(services.canopyUrl, () => undefined, "compliance");
  console.log("\nTwo hundred people open the organization page in two tabs each …");
  const measurements = await measureViewers(services);
  console.log(`\nMany viewers on "${size}", against one person alone\n`);
  console.log(table(measurements, "alone"));
  return measurements;
}

function sameWork(differences: readonly string[]): string {
  if (differences.length === 0) return "Both pages showed the same rows, word for word.";
  const some = differences.slice(0, 5).join("\n");
  return `The two pages differ in ${differences.length} rows, so the ratios say less. The first of them:\n${some}`;
}

function warningOf(busy: number): string {
  return (
    `Other programs kept this machine ${Math.round(busy * 100)} % busy when the visits began. ` +
    "Ratios and CPU times stand; waiting times and dropped frames are theirs as well."
  );
}

/** One line for every quarter, so that a minute of waiting is not a silent one. */
function sayProgress(): (progress: CollectionProgress) => void {
  let quarter = 0;
  return ({ streams }) => {
    const accounts = streams.find(({ name }) => name === "accounts");
    if (accounts?.pagesExpected === undefined) return;
    const done = Math.floor((accounts.pagesDone / accounts.pagesExpected) * 4);
    if (done <= quarter) return;
    quarter = done;
    console.log(`  ${accounts.pagesDone} of ${accounts.pagesExpected} pages of accounts`);
  };
}
