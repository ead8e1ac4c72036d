import "server-only";
import { createHash } from "node:crypto";
import type { SourceBatch } from "@/lib/aws-config/aggregators/sources/source-batch";
import {
  noStatuses,
  type ReadingState,
  type SourceReadingPart,
} from "@/lib/aws-config/aggregators/sources/source-reading";
import { settings } from "@/lib/server/settings";
import { OfConnections } from "@/lib/server/connection-in-force";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { type TimedCache, timedCache } from "@/lib/inventory/serve/timed-cache";
import {
  forgetReadings,
  keepReadings,
  requestReading,
  storedBatches,
  storedReadings,
  type StoredReading,
} from "@/lib/store/source-readings";
import { type AggregatorAddress, forgetAggregatorList, listedAggregators } from "./read-list";

/** The readings of one aggregator. */
interface Readings {
  /** The one that is shown: the last complete one, or the first one. Absent until one was asked for. */
  readonly shown?: StoredReading;
  /** A newer one that is not complete yet. */
  readonly next?: StoredReading;
  /** A newer one that broke off. */
  readonly failed?: StoredReading;
}

/** How far a reading is, and whether a newer one is under way. */
type ShownState = ReadingState & { readonly isBeingReplaced: boolean };

interface SourcesQuestion extends AggregatorAddress {
  /** The reading that the browser has batches of, and how many. */
  readonly known?: { readonly id: string; readonly batches: number } | undefined;
}

declare global {
  // Next bundles pages, routes and actions apart: the database is asked once for all.
  var canopySourceReadings: OfConnections<TimedCache<ReadonlyMap<string, Readings>>> | undefined;
  var canopySourceBatches: OfConnections<Map<string, SourceBatch[]>> | undefined;
}

/** What is known of an aggregator's sources beyond what the browser has. The first question has a reading made. */
export async function sourcesPart(question: SourcesQuestion): Promise<SourceReadingPart> {
  const readings = await askedFor(question);
  const { shown } = readings;
  const batches = shown === undefined ? [] : await batchesOf(shown);
  const id = shown?.id ?? "";
  const from = question.known?.id === id ? Math.min(question.known.batches, batches.length) : 0;
  return { ...stateOf(readings), id, from, batches: batches.slice(from) };
}

/** How far the sources of an aggregator have been read, and what came of it. Has a reading made as `sourcesPart` does. */
export async function sourcesState(address: AggregatorAddress): Promise<ShownState> {
  return stateOf(await askedFor(address));
}

/** All rows that have been read of an aggregator's sources. Has a reading made as `sourcesPart` does. */
export async function sourceBatches(address: AggregatorAddress): Promise<readonly SourceBatch[]> {
  const { shown } = await askedFor(address);
  return shown === undefined ? [] : batchesOf(shown);
}

/** Names what is known of the aggregators and of the readings of their sources, without asking AWS. */
export async function aggregatorsVersion(): Promise<string> {
  const inShort = [...(await readings())].map(([key, { shown }]) => [key, shown?.id, shown?.state]);
  const known = JSON.stringify([listedAggregators(), inShort]);
  return createHash("sha256").update(known).digest("base64url").slice(0, 22);
}

/** Has the sources read anew, unless they are being read; what there is stays until the new reading is complete. */
export async function renewSources(address: AggregatorAddress): Promise<void> {
  await requestReading(await keyOf(address));
  cache().forget();
}

/** After a change: what was read before is no longer true. */
export async function forgetAggregatorSources(address: AggregatorAddress): Promise<void> {
  forgetAggregatorList();
  await forgetReadings(await keyOf(address));
  cache().forget();
}

/** The readings of an aggregator that a page asks for; where they are old or there are none, one is requested. */
async function askedFor({ region, name, known }: SourcesQuestion): Promise<Readings> {
  const found = await readingsOf({ region, name });
  const { shown, next } = found;
  // A page that watches an old reading doesn't cause a new one; a page that is opened does.
  const isOld = known === undefined && (shown?.ageMs ?? 0) > settings().refreshMinutes * 60_000;
  const isUnderWay = isUnfinished(next ?? shown);
  if (!isUnderWay && (shown === undefined || shown.state === "abandoned" || isOld)) {
    await renewSources({ region, name });
    return readingsOf({ region, name });
  }
  await keepReadings([shown, next].flatMap((each) => (each && isUnfinished(each) ? [each.id] : [])));
  return found;
}

async function readingsOf({ region, name }: AggregatorAddress): Promise<Readings> {
  return (await readings()).get(placeOf({ region, name })) ?? {};
}

function readings(): Promise<ReadonlyMap<string, Readings>> {
  return cache().read();
}

function cache(): TimedCache<ReadonlyMap<string, Readings>> {
  globalThis.canopySourceReadings ??= new OfConnections();
  return globalThis.canopySourceReadings.made(() =>
    timedCache(async () => {
      const stored = await storedReadings(await currentCallerKey());
      return new Map([...Map.groupBy(stored, placeOf)].map(([place, each]) => [place, ordered(each)]));
    }),
  );
}

/** From the oldest to the newest: the last complete one is shown, and else the newest. */
function ordered(stored: readonly StoredReading[]): Readings {
  const complete = stored.findLast(({ state }) => state === "complete");
  const shown = complete ?? stored.at(-1);
  const later = complete === undefined ? [] : stored.slice(stored.indexOf(complete) + 1);
  const next = later.find((reading) => isUnfinished(reading));
  const failed = later.findLast(({ state }) => state === "failed");
  return { ...(shown && { shown }), ...(next && { next }), ...(failed && { failed }) };
}

function isUnfinished(reading: StoredReading | undefined): boolean {
  return reading?.state === "waiting" || reading?.state === "running";
}

function stateOf({ shown, next, failed }: Readings): ShownState {
  const failure = failed?.failure ?? shown?.failure;
  return {
    startedAt: shown?.requestedAt.getTime() ?? Date.now(),
    ...(shown?.state === "complete" && shown.finishedAt && { finishedAt: shown.finishedAt.getTime() }),
    counts: shown?.counts ?? noStatuses,
    ...(failure && { failure }),
    isBeingReplaced: next !== undefined,
  };
}

/** So many readings are kept decoded; the one that no page has asked for longest makes room. */
const mostKept = 40;

/** What a reading has found: only what was appended since the last question comes from the database. */
async function batchesOf({ id }: StoredReading): Promise<readonly SourceBatch[]> {
  const kept = (globalThis.canopySourceBatches ??= new OfConnections()).made(
    () => new Map<string, SourceBatch[]>(),
  );
  const before = kept.get(id) ?? [];
  const further = await storedBatches(id, before.length);
  const batches = [...before, ...further];
  // Taken out and put in again: the order of the map is the order in which they were asked for.
  kept.delete(id);
  kept.set(id, batches);
  for (const [oldest] of kept) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return batches;
}

async function keyOf(address: AggregatorAddress) {
  return { callerKey: await currentCallerKey(), ...address };
}

function placeOf({ region, name }: AggregatorAddress): string {
  return `${region} ${name}`;
}
