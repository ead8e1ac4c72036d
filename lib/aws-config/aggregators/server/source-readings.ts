import "server-only";
import type { SourceBatch } from "@/lib/aws-config/aggregators/sources/source-batch";
import type { ReadingState, SourceReadingPart } from "@/lib/aws-config/aggregators/sources/source-reading";
import { inBackground } from "@/lib/aws/create-aws";
import type { Failure } from "@/lib/core/failure";
import { env } from "@/lib/env";
import { serverConfigIn } from "@/lib/server/aws";
import { type AggregatorAddress, forgetAggregatorList, listedAggregators } from "./read-list";
import { type SourceReading, startReading } from "./read-sources";
import { createHash } from "node:crypto";

/** Names what this process knows of the aggregators and of the complete readings of their sources, without asking AWS. */
export function aggregatorsVersion(): string {
  const known = JSON.stringify([listedAggregators(), readingsInShort()]);
  return createHash("sha256").update(known).digest("base64url").slice(0, 22);
}

interface KeptReading {
  /** The one that is shown: complete, or the first one. */
  shown: SourceReading;
  /** A newer one that is not complete yet. */
  next?: SourceReading;
  /** Why the last attempt at a newer one broke off. */
  failure?: Failure;
}

declare global {
  // Next bundles pages, routes and actions apart: they share what was read here, and AWS is asked once for all.
  var canopyAggregatorSources: Map<string, KeptReading> | undefined;
}

/** So many readings are kept; the one that no page has asked for longest makes room. */
const maxKept = 200;

interface SourcesQuestion extends AggregatorAddress {
  /** The reading that the browser has batches of, and how many. */
  readonly known?: { readonly id: string; readonly batches: number } | undefined;
}

/** What is known of an aggregator's sources beyond what the browser has. The first question begins a reading. */
export function sourcesPart(question: SourcesQuestion): SourceReadingPart {
  const kept = keptFor(question);
  const { id, batches } = kept.shown;
  const from = question.known?.id === id ? Math.min(question.known.batches, batches.length) : 0;
  return {
    ...stateOf(kept),
    id,
    from,
    batches: batches.slice(from),
    isBeingReplaced: kept.next !== undefined,
  };
}

/** How far the sources of an aggregator have been read, and what came of it. Begins a reading as `sourcesPart` does. */
export function sourcesState(
  address: AggregatorAddress,
): ReadingState & { readonly isBeingReplaced: boolean } {
  const kept = keptFor(address);
  return { ...stateOf(kept), isBeingReplaced: kept.next !== undefined };
}

/** All rows that have been read of an aggregator's sources. Begins a reading as `sourcesPart` does. */
export function sourceBatches(address: AggregatorAddress): readonly SourceBatch[] {
  return keptFor(address).shown.batches;
}

/** The readings as they are shown, with whether each is complete: what of them is worth looking at again. */
function readingsInShort(): readonly (readonly [string, string, boolean])[] {
  return [...readings()]
    .map(([key, { shown }]) => [key, shown.id, shown.isRunning()] as const)
    .sort(([one], [other]) => one.localeCompare(other));
}

/** Begins a new reading, unless one is under way; what there is stays until the new one is complete. */
export function renewSources(address: AggregatorAddress): void {
  const kept = keptFor(address);
  if (!kept.shown.isRunning()) renew(kept, address);
}

/** After a change: what was read before is no longer true. */
export function forgetAggregatorSources(address: AggregatorAddress): void {
  const kept = readings().get(keyOf(address));
  readings().delete(keyOf(address));
  forgetAggregatorList();
  kept?.shown.stop();
  kept?.next?.stop();
}

function keptFor({ region, name, known }: SourcesQuestion): KeptReading {
  const key = keyOf({ region, name });
  const kept: KeptReading = readings().get(key) ?? { shown: begin({ region, name }) };
  const { ageMs, isRunning, wasAbandoned } = kept.shown;
  // A page that watches an old reading doesn't cause a new one; a page that is opened does.
  const isOld = known === undefined && ageMs() > env().refreshMinutes * 60_000;
  if (wasAbandoned() || (isOld && !isRunning())) renew(kept, { region, name });
  settle(kept);
  kept.shown.keep();
  kept.next?.keep();
  // Taken out and put in again: the order of the map is the order in which they were asked for.
  readings().delete(key);
  readings().set(key, kept);
  makeRoom();
  return kept;
}

function renew(kept: KeptReading, address: AggregatorAddress): void {
  kept.next ??= begin(address);
}

/** A newer reading takes the place of the one before when it is complete, or at once where that one is not. */
function settle(kept: KeptReading): void {
  const { next, shown } = kept;
  if (next === undefined) return;
  const { failure } = next.state();
  const isUseful = shown.state().finishedAt !== undefined;
  if (isUseful && next.isRunning()) return;
  delete kept.next;
  delete kept.failure;
  if (isUseful && failure !== undefined) kept.failure = failure;
  else kept.shown = next;
}

function stateOf({ shown, failure }: KeptReading): ReadingState {
  return { ...shown.state(), ...(failure !== undefined && { failure }) };
}

function begin({ region, name }: AggregatorAddress): SourceReading {
  return startReading(() => inBackground(serverConfigIn(region)), name);
}

function makeRoom(): void {
  for (const [key, kept] of readings()) {
    if (readings().size <= maxKept) return;
    kept.shown.stop();
    kept.next?.stop();
    readings().delete(key);
  }
}

function readings(): Map<string, KeptReading> {
  globalThis.canopyAggregatorSources ??= new Map<string, KeptReading>();
  return globalThis.canopyAggregatorSources;
}

function keyOf({ region, name }: AggregatorAddress): string {
  return `${region} ${name}`;
}
