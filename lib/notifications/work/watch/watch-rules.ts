import "server-only";
import { failureFrom } from "@/lib/server/failure-from";
import { marksOf, recordObserved } from "@/lib/store/notifications/events";
import { listRules } from "@/lib/store/notifications/rules";
import type { EventKind } from "../../event";
import type { Rule } from "../../rule";
import { watchFailedAssociations, watchStuckAssociations } from "./associations";
import { watchChangesElsewhere } from "./changes";
import { watchCollections } from "./collections";
import type { Watch } from "./observation";
import { watchFailedPacks } from "./packs";
import { watchWaitingPlans } from "./plans";
import { watchFinishedRuns } from "./runs";

/** Kinds of which what is so at a rule's first look is an event: it still needs something to be done. */
const reportedAtFirst: ReadonlySet<EventKind> = new Set<EventKind>(["approval-needed", "collection-failing"]);

/** Looks at the rules of one caller again and again, and remembers which versions it has seen. */
export class RuleWatch {
  readonly #callerKey: string;
  readonly #seen = new Map<string, string>();
  readonly #watches: Readonly<Record<EventKind, Watch>> = {
    "association-failed": watchFailedAssociations,
    "association-stuck": watchStuckAssociations,
    "run-finished": watchFinishedRuns,
    "approval-needed": watchWaitingPlans,
    "pack-failed": watchFailedPacks,
    "changed-elsewhere": watchChangesElsewhere,
    "collection-failing": watchCollections,
  };

  constructor(callerKey: string) {
    this.#callerKey = callerKey;
  }

  /** Looks once. A rule that can't be looked at just now does not keep the others from it; rejects where none can be read. */
  async look(): Promise<void> {
    for (const rule of await listRules()) {
      if (!rule.enabled) continue;
      try {
        await this.#lookAt(rule);
      } catch (error) {
        failureFrom(error, `canopy:Watch ${rule.kind}`);
      }
    }
  }

  async #lookAt(rule: Rule): Promise<void> {
    const place = `${rule.id} ${rule.updatedAt}`;
    const observation = await this.#watches[rule.kind]({
      rule,
      callerKey: this.#callerKey,
      seen: this.#seen.get(place),
    });
    if (observation === undefined) return;
    const marks = await marksOf(rule.id, this.#callerKey);
    const known = marks ?? new Map<string, string>();
    const { present, isOver, version } = observation;
    const now = new Set(present.map(({ event }) => event.key));
    const came = present.filter(({ value, event }) => known.get(event.key) !== value);
    const over = [...known.keys()].filter((key) => !now.has(key) && isOver(key));
    if (marks === undefined || came.length + over.length > 0)
      await recordObserved({
        rule,
        callerKey: this.#callerKey,
        came,
        over,
        isSilent: marks === undefined && !reportedAtFirst.has(rule.kind),
      });
    this.#seen.set(place, version);
  }
}
