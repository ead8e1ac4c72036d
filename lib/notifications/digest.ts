import { z } from "zod";
import { countOf, formatCount } from "@/lib/format/count";
import { EventKind, type NotificationEvent } from "./event";

const shownEvents = 10;
const shownCauses = 5;
const longestText = 500;

/** What one message says, in no destination's format. `test` is the message of the test button. */
export const Digest = z.object({
  kind: z.enum([...EventKind.options, "test"]),
  /** `1,000 associations failed: 3 causes`, or the event's own sentence where it is one. */
  title: z.string(),
  rule: z.object({ id: z.string(), name: z.string() }).exactOptional(),
  /** Which organization, through whose eyes. */
  caller: z.object({ accountId: z.string(), region: z.string() }).exactOptional(),
  /** How many things it is about. */
  count: z.int(),
  /** The largest first; what is left of the count is in none of them. */
  causes: z.array(z.object({ cause: z.string(), count: z.int() })),
  causeCount: z.int(),
  /** The first by path. */
  items: z.array(z.object({ id: z.string(), subject: z.string(), text: z.string(), path: z.string() })),
  /** The first and the last of the events, ISO 8601. */
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Where all of them are shown: a path in Canopy. */
  path: z.string(),
});
export type Digest = z.infer<typeof Digest>;

/** What of a rule and its caller stands in a digest. */
export type DigestContext = Pick<Digest, "rule" | "caller">;

/** One message of these events: the newest of each key, by cause, the first ten by path. Undefined for no event. */
export function digestOf(
  kind: EventKind,
  events: readonly NotificationEvent[],
  context: DigestContext,
): Digest | undefined {
  const newest = new Map<string, NotificationEvent>();
  for (const event of events) {
    const known = newest.get(event.key);
    if (known === undefined || known.at <= event.at) newest.set(event.key, event);
  }
  const items = [...newest.values()].sort(byPath);
  const [first] = items;
  if (first === undefined) return undefined;
  const instants = events.map(({ at }) => at).sort();
  const causes = countedCauses(items);
  return {
    kind,
    title: shortened(items.length === 1 ? first.text : titleOf(kind, items.length, causes.length)),
    ...context,
    count: items.length,
    causes: causes.slice(0, shownCauses),
    causeCount: causes.length,
    items: items.slice(0, shownEvents).map(({ key, subject, text, path }) => ({
      id: shortened(key),
      subject: shortened(subject),
      text: shortened(text),
      path,
    })),
    from: instants.at(0) ?? first.at,
    until: instants.at(-1) ?? first.at,
    path: items.length === 1 ? first.path : pathOf[kind],
  };
}

/** The message of the test button. */
export function testDigest(destinationName: string, at: string): Digest {
  return {
    kind: "test",
    title: `Test message for ${destinationName}`,
    count: 0,
    causes: [],
    causeCount: 0,
    items: [],
    from: at,
    until: at,
    path: "/notifications",
  };
}

function countedCauses(events: readonly NotificationEvent[]): Digest["causes"] {
  const counts = new Map<string, number>();
  for (const { cause } of events)
    if (cause !== "") counts.set(shortened(cause), (counts.get(shortened(cause)) ?? 0) + 1);
  return [...counts]
    .map(([cause, count]) => ({ cause, count }))
    .sort((one, other) => other.count - one.count || (one.cause < other.cause ? -1 : 1));
}

function byPath(one: NotificationEvent, other: NotificationEvent): number {
  return one.subject.localeCompare(other.subject, "en") || (one.key < other.key ? -1 : 1);
}

function titleOf(kind: EventKind, count: number, causes: number): string {
  const counted = countedTitle[kind](count);
  return causes > 1 ? `${counted}: ${formatCount(causes)} causes` : counted;
}

const countedTitle: Readonly<Record<EventKind, (count: number) => string>> = {
  "association-failed": (count) => `${countOf(count, "association")} failed`,
  "association-stuck": (count) => `${countOf(count, "association")} pending for more than 24 hours`,
  "run-finished": (count) => `${countOf(count, "run")} finished or paused`,
  "approval-needed": (count) => `${countOf(count, "plan")} waiting for approval`,
  "pack-failed": (count) => `${countOf(count, "conformance pack deployment")} failed`,
  "changed-elsewhere": (count) => `${countOf(count, "change")} made outside of Canopy`,
  "collection-failing": (count) => `${countOf(count, "collection")} failing`,
};

const pathOf: Readonly<Record<EventKind, string>> = {
  "association-failed": "/organization?status=failed",
  "association-stuck": "/organization?status=stuck",
  "run-finished": "/runs",
  "approval-needed": "/plans",
  "pack-failed": "/packs",
  "changed-elsewhere": "/history?by=elsewhere",
  "collection-failing": "/connection",
};

function shortened(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1).toWellFormed()}…`;
}
