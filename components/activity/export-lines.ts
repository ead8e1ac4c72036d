import { resultLabels } from "@/components/inventory/activity/result-labels";
import type { ActivityChange } from "@/lib/activity/activity";
import {
  type ActivityNames,
  changeInWords,
  configurationInWords,
  targetInWords,
} from "@/lib/activity/change-labels";

/** A change as a line of a file. */
export type ActivityRow = ReturnType<typeof activityRow>;

/** What the list shows of a change, with its ids. */
export function activityRow(
  change: ActivityChange,
  names: ActivityNames & { readonly placeOf: (id: string) => string | undefined },
) {
  const { configuration, configurationBefore, failure, run } = change;
  const applied = (id: string | undefined) => (id === undefined ? "" : configurationInWords(id, names));
  return {
    entry: change.id,
    at: change.at,
    by: change.by.name,
    personId: change.by.id,
    role: change.role,
    change: changeInWords(change, names),
    operation: change.operation,
    target: targetInWords(change, names),
    targetId: change.target,
    place: names.placeOf(change.target) ?? "",
    before: applied(configurationBefore),
    after: applied(configuration),
    result: resultLabels[change.result].word,
    message: failure?.message ?? "",
    exception: failure?.aws?.exception ?? "",
    awsRequestId: change.awsRequestId ?? failure?.aws?.requestId ?? "",
    reason: change.reason ?? "",
    ticket: change.ticket ?? "",
    run: run === undefined ? "" : run.number,
    runId: run?.id ?? "",
    endedAt: change.endedAt ?? "",
  };
}
