import type { Browser } from "@playwright/test";
import { countOf } from "@/lib/format/count";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import { runCommand } from "@/scripts/processes/run-services";
import { benchServices } from "./bench-services";
import { launchChromium } from "./launch-chromium";
import { busyShare } from "./measure/busy-share";
import { measureCollection } from "./measure/collection/collection";
import { collectionEnd } from "./measure/collection/collection-end";
import { measureCompliance } from "./measure/compliance";
import { denyAccountTags } from "./measure/deny-account-tags";
import { deployTenPacks } from "./measure/ten-packs";
import { type BenchOptions, benchOptions, type BenchSize } from "./options";
import { benchParts, type PartContext } from "./parts";
import { acrossSizes } from "./report/across-sizes";
import {
  benchResults,
  latestFile,
  newestResults,
  type PartResults,
  readResults,
  releaseFile,
  writeResults,
} from "./report/bench-results";
import { readmeSection, resultsAsMarkdown, writeReadmeSection } from "./report/readme-table";
import { changesSince } from "./report/regressions";
import { scaleSection, scaleTables, writeScaleSection } from "./scale/scale-tables";
import { aligned, table, withUnit } from "./table";
import { verdictOf } from "./verdict";
import { withOwned } from "./with-owned";

await runCommand(async () => {
  const options = benchOptions(process.argv.slice(2));
  if (options.scale || options.readme) {
    const isSame = options.scale
      ? scaleSection() === scaleTables()
      : readmeSection() === resultsAsMarkdown(newestResults());
    if (isSame) console.log("The document says so already.");
    else if (options.scale) writeScaleSection();
    else writeReadmeSection(newestResults());
    return 0;
  }
  // What is missing is said before an hour of measuring.
  const before = options.against === undefined ? undefined : readResults(options.against);
  const parts: PartResults[] = [];
  let chromium = "";
  const keep = () => {
    const results = benchResults(parts, { release: options.record, chromium });
    writeResults(latestFile, results);
    return results;
  };
  for (const size of options.sizes) {
    await measureSize(size, options, (version, part) => {
      chromium = version;
      parts.push(part);
      print(part);
      keep();
    });
  }
  for (const part of acrossSizes(parts)) {
    parts.push(part);
    print(part);
  }
  const results = keep();
  if (options.record !== undefined) {
    writeResults(releaseFile(options.record), results);
    writeReadmeSection(results);
  }
  const failed = parts.flatMap(({ size, measurements }) =>
    measurements.filter((each) => verdictOf(each) === "FAIL").map(({ name }) => `${size}: ${name.trim()}`),
  );
  if (failed.length > 0) console.log(`\nMissed: ${failed.join(", ")}.`);
  const worse = before === undefined ? 0 : printChanges(changesSince(before, results));
  return options.strict && failed.length + worse > 0 ? 1 : 0;
});

type OnPart = (chromium: string, part: PartResults) => void;

async function measureSize(
  { name: size, world, parts }: BenchSize,
  options: BenchOptions,
  onPart: OnPart,
): Promise<void> {
  await withOwned(async (own, signal) => {
    const isPaced = parts.some((part) => part === "collection" || part === "runs");
    const services = await benchServices(own, { world, isPaced }, signal);
    const browser = await launchChromium();
    own({ name: "Chromium", stop: () => browser.close() });
    await deployTenPacks(services.sandboxUrl);
    await denyAccountTags(services.sandboxUrl);
    console.log(`\nCollecting "${size}" at AWS's published rates …`);
    const collection = await measureCollection(services, sayProgress());
    // Pages measured while the server still reads from AWS would include the time that the reading takes.
    console.log("Waiting for the accounts of all packs, and for their compliance …");
    await collectionEnd(services.canopyUrl, () => undefined, "conformance-packs");
    const compliance = await measureCompliance(services);
    const sizeInWords = countOf(collection.accounts, "account");
    const context: PartContext = {
      ...{ signal, services, browser, options, size, sizeInWords, collection },
      compliance,
    };
    for (const part of Object.keys(benchParts).filter(isPart)) {
      if (parts.includes(part)) await measurePart(part, context, browser, onPart);
    }
  });
}

async function measurePart(
  part: keyof typeof benchParts,
  context: PartContext,
  browser: Browser,
  onPart: OnPart,
): Promise<void> {
  console.log(`\n${benchParts[part].says(context)}`);
  const busy = await busyShare();
  for (const { remarks = [], ...measured } of await tablesOf(part, context))
    onPart(browser.version(), { part, size: context.size, busy, remarks: [...remarks], ...measured });
}

/** A part that fails is missed as a whole, and the others are measured on. */
async function tablesOf(
  part: keyof typeof benchParts,
  context: PartContext,
): Promise<Awaited<ReturnType<(typeof benchParts)[typeof part]["measure"]>>> {
  try {
    return await benchParts[part].measure(context);
  } catch (error) {
    context.signal.throwIfAborted();
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    const failed = { name: `the part ${part}`, unit: "ms", ours: Number.NaN, target: { max: 0 } } as const;
    const title = `Not measured: ${part}, ${context.sizeInWords}`;
    return [{ title, compared: "floor", measurements: [failed], remarks: [reason] }];
  }
}

function isPart(name: string): name is keyof typeof benchParts {
  return name in benchParts;
}

function print({ title, measurements, compared, remarks, busy }: PartResults): void {
  console.log(`\n${title}\n\n${table(measurements, compared)}`);
  if (remarks.length > 0) console.log(`\n${remarks.join("\n")}`);
  if (busy <= 0.1) return;
  console.log(
    `\nOther programs kept this machine ${Math.round(busy * 100)} % busy when this began. ` +
      "Ratios and CPU times stand; waiting times and dropped frames are theirs as well.",
  );
}

/** Prints what was compared, and answers how many figures became worse. */
function printChanges(changes: ReturnType<typeof changesSince>): number {
  const lines = changes.map(({ name, unit, before, now, isWorse }) => [
    name,
    withUnit(before, unit),
    withUnit(now, unit),
    isWorse ? "WORSE" : "",
  ]);
  console.log(`\nAgainst the earlier results\n\n${aligned([["", "before", "now", ""], ...lines])}`);
  return changes.filter(({ isWorse }) => isWorse).length;
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
