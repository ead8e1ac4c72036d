import "server-only";
import type { AggregatorName } from "@/lib/aws-config/aggregators/model";
import type { ReadingState, SourceReadingPart } from "@/lib/aws-config/aggregators/source-reading";
import type { Region } from "@/lib/core/identifiers";
import { env } from "@/lib/env";
import { serverConfigIn } from "@/lib/server/aws";
import { type SourceReading, startReading } from "./read-sources";

/** Which aggregator. */
interface AggregatorAddress {
  readonly region: Region;
  readonly name: AggregatorName;
}

interface Held {
  /** The one that is shown: complete, or the first one. */
  shown: SourceReading;
  /** A newer one that is not complete yet. */
  next?: SourceReading;
}

declare global {
  // Next bundles pages, routes and actions apart: they share what was read here, and AWS is asked once for all.
  var canopyAggregatorSources: Map<string, Held> | undefined;
}

/** So many readings are kept; the one that nobody asked for longest makes room. */
const mostHeld = 100;

interface SourcesQuestion extends AggregatorAddress {
  /** The reading that the browser has batches of, and how many. */
  readonly known?: { readonly id: string; readonly batches: number } | undefined;
  /** Begins a new reading whatever there is. */
  readonly fresh?: boolean | undefined;
}

/** What is known of an aggregator's sources beyond what the browser has. The first question begins a reading. */
export function sourcesPart(question: SourcesQuestion): SourceReadingPart {
  const held = heldFor(question);
  const { id, state, batches } = held.shown;
  const from = question.known?.id === id ? Math.min(question.known.batches, batches.length) : 0;
  return { ...state(), id, from, batches: batches.slice(from), isBeingReplaced: held.next !== undefined };
}

/** How far the sources of an aggregator have been read, and what of it came out. Begins a reading as `sourcesPart` does. */
export function sourcesState(address: AggregatorAddress, fresh = false): ReadingState {
  return heldFor({ ...address, fresh }).shown.state();
}

/** After a change: what was read before is no longer true. */
export function forgetAggregatorSources(address: AggregatorAddress): void {
  const held = readings().get(keyOf(address));
  readings().delete(keyOf(address));
  held?.shown.stop();
  held?.next?.stop();
}

function heldFor({ region, name, known, fresh = false }: SourcesQuestion): Held {
  const key = keyOf({ region, name });
  const held: Held = readings().get(key) ?? { shown: begin({ region, name }) };
  const { isRunning, startedAt } = held.shown;
  // Whoever watches a reading does not wear it out; a page that is opened does.
  const isDue = fresh || (known === undefined && Date.now() - startedAt > env().refreshMinutes * 60_000);
  if (isDue && !isRunning() && held.next === undefined) held.next = begin({ region, name });
  promote(held);
  held.shown.keep();
  held.next?.keep();
  // Taken out and put in again: the order of the map is the order in which they were asked for.
  readings().delete(key);
  readings().set(key, held);
  makeRoom();
  return held;
}

/** A complete reading takes the place of the one before, and any takes the place of one that broke off. */
function promote(held: Held): void {
  if (held.next === undefined) return;
  if (held.next.isRunning() && held.shown.state().failure === undefined) return;
  held.shown = held.next;
  delete held.next;
}

function begin({ region, name }: AggregatorAddress): SourceReading {
  return startReading(() => serverConfigIn(region), name);
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
