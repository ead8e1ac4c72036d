import "server-only";
import { countOf } from "@/lib/format/count";
import type { Dataset } from "@/lib/inventory/snapshot/dataset";
import { collectionHealth } from "@/lib/store/notifications/collection-health";
import { defaultFailuresInARow, defaultOlderThanHours } from "../../rule";
import type { Observation, Watch } from "./observation";

const hourMs = 3_600_000;
const minuteMs = 60_000;

const nameOf: Readonly<Record<Dataset, string>> = {
  organization: "the organization",
  "conformance-packs": "conformance packs",
  compliance: "compliance",
  recorders: "recorder coverage",
  "account-tags": "tags of accounts",
};

/** Collections that failed several times in a row, or whose last complete one is too old. */
export const watchCollections: Watch = async ({ rule, callerKey, seen }) => {
  const { failuresInARow = defaultFailuresInARow, olderThanHours = defaultOlderThanHours } = rule.settings;
  const present: Observation["present"][number][] = [];
  const fine = new Set<string>();
  let version = String(Math.floor(Date.now() / minuteMs));
  for (const { dataset, failure, failuresInARow: count, takenAt } of await collectionHealth(callerKey)) {
    version += ` ${dataset}/${count}/${takenAt?.getTime() ?? 0}`;
    const ageMs = takenAt === undefined ? 0 : Date.now() - takenAt.getTime();
    const isOld = ageMs > olderThanHours * hourMs;
    if (count < failuresInARow && !isOld) {
      if (count === 0) fine.add(dataset);
      continue;
    }
    const why = isOld
      ? `its last complete collection is ${countOf(Math.floor(ageMs / hourMs), "hour")} old`
      : `it has failed ${countOf(count, "time")} in a row`;
    present.push({
      value: "failing",
      event: {
        key: dataset,
        subject: `Collection of ${nameOf[dataset]}`,
        text: `The collection of ${nameOf[dataset]} is failing: ${why}${failure === undefined ? "" : ` (${failure})`}`,
        cause: failure ?? "",
        path: "/connection",
        at: new Date().toISOString(),
      },
    });
  }
  if (version === seen) return undefined;
  return { present, isOver: (key) => fine.has(key), version };
};
