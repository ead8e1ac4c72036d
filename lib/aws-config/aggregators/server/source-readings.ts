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

interface Held {
  /** The one that is shown: complete, or the first one. */
  shown: SourceReading;
  /** A newer one that is not complete yet. */
  next?: SourceReading;
  /** Why the last attempt at a newer one broke off. */
  failure?: Failure;
}

declare global {
  // Next bundles pages, routes and actions apart: they share what was read here, and AWS is asked once for all.
  var canopyAggregatorSources: Map<string, Held> | undefined;
}

/** So many readings are kept; the one that no page has asked for longest makes room. */
const mostHeld = 200;

interface SourcesQuestion extends AggregatorAddress {
  /** The reading that the browser has batches of, and how many. */
  readonly known?: { readonly id: string; readonly batches: number } | undefined;
}

/** What is known of an aggregator's sources beyond what the browser has. The first question begins a reading. */
export function sourcesPart(question: SourcesQuestion): SourceReadingPart {
  const held = heldFor(question);
  const { id, batches } = held.shown;
  const from = question.known?.id === id ? Math.min(question.known.batches, batches.length) : 0;
  return {
    ...stateOf(held),
    id,
    from,
    batches: batches.slice(from),
    isBeingReplaced: held.next !== undefined,
  };
}

/** How far the sources of an aggregator have been read, and what came of it. Begins a reading as `sourcesPart` does. */
export function sourcesState(
  address: AggregatorAddress,
): ReadingState & { readonly isBeingReplaced: boolean } {
  const held = heldFor(address);
  return { ...stateOf(held), isBeingReplaced: held.next !== undefined };
}

/** All rows that have been read of an aggregator's sources. Begins a reading as `sourcesPart` does. */
export function sourceBatches(address: AggregatorAddress): readonly SourceBatch[] {
  return heldFor(address).shown.batches;
}

/** The readings as they are shown, with whether each is complete: what of them is worth looking at again. */
function readingsInShort(): readonly (readonly [string, string, boolean])[] {
  return [...readings()]
    .map(([key, { shown }]) => [key, shown.id, shown.isRunning()] as const)
    .sort(([one], [other]) => one.localeCompare(other));
}

/** Begins a new reading, unless one is under way; what there is stays until the new one is complete. */
export function renewSources(address: AggregatorAddress): void {
  const held = heldFor(address);
  if (!held.shown.isRunning()) renew(held, address);
}

/** After a change: what was read before is no longer true. */
export function forgetAggregatorSources(address: AggregatorAddress): void {
  const held = readings().get(keyOf(address));
  readings().delete(keyOf(address));
  forgetAggregatorList();
  held?.shown.stop();
  held?.next?.stop();
}

function heldFor({ region, name, known }: SourcesQuestion): Held {
  const key = keyOf({ region, name });
  const held: Held = readings().get(key) ?? { shown: begin({ region, name }) };
  const { ageMs, isRunning, wasAbandoned } = held.shown;
  // A page that watches an old reading doesn't cause a new one; a page that is opened does.
  const isOld = known === undefined && ageMs() > env().refreshMinutes * 60_000;
  if (wasAbandoned() || (isOld && !isRunning())) renew(held, { region, name });
  settle(held);
  held.shown.keep();
  held.next?.keep();
  // Taken out and put in again: the order of the map is the order in which they were asked for.
  readings().delete(key);
  readings().set(key, held);
  makeRoom();
  return held;
}

function renew(held: Held, address: AggregatorAddress): void {
  held.next ??= begin(address);
}

/** A newer reading takes the place of the one before when it is complete, or at once where that one is not. */
function settle(held: Held): void {
  const { next, shown } = held;
  if (next === undefined) return;
  const { failure } = next.state();
  const isUseful = shown.state().finishedAt !== undefined;
  if (isUseful && next.isRunning()) return;
  delete held.next;
  delete held.failure;
  if (isUseful && failure !== undefined) held.failure = failure;
  else held.shown = next;
}

function stateOf({ shown, failure }: Held): ReadingState {
  return { ...shown.state(), ...(failure !== undefined && { failure }) };
}

function begin({ region, name }: AggregatorAddress): SourceReading {
  return startReading(() => inBackground(serverConfigIn(region)), name);
}

function makeRoom(): void {
  for (const [key, held] of readings()) {
    if (readings().size <= mostHeld) return;
    held.shown.stop();
    held.next?.stop();
    readings().delete(key);
  }
}

function readings(): Map<string, Held> {
  globalThis.canopyAggregatorSources ??= new Map<string, Held>();
  return globalThis.canopyAggregatorSources;
}

function keyOf({ region, name }: AggregatorAddress): string {
  return `${region} ${name}`;
}
