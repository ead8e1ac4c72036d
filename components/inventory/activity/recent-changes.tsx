"use client";

import { FailureNotice } from "@/components/failures/failure-notice";
import { activityLink, type ActivityViewChange } from "@/components/inventory/addresses/activity-address";
import { useTargetFacts } from "@/components/inventory/use-target-facts";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { ActivityQuestion } from "@/lib/activity/activity";
import { changeInWords } from "@/lib/activity/change-labels";
import { resultLabels } from "./result-labels";
import { useNewestActivity } from "./use-activity";

const shown = 5;

/** The last changes made through Canopy that match, with a link to all of them; as the body of a page's own section. */
export function RecentChanges({
  question,
}: {
  /** What the page is about. */
  question: Pick<ActivityQuestion, "target" | "policy" | "operation">;
}) {
  const { data, error, refetch } = useNewestActivity(question, shown);
  const names = useTargetFacts();
  const link: ActivityViewChange = {
    ...(question.target !== undefined && { target: question.target }),
    ...(question.policy !== undefined && { policy: question.policy }),
    ...(question.operation !== undefined && { operation: question.operation }),
  };
  if (error) {
    if (error.failure.code === "forbidden")
      return <p className="text-13 text-ink-quiet">Not shown: {error.failure.message}</p>;
    return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  }
  if (data === undefined)
    return (
      <p role="status" className="text-13 text-ink-quiet">
        Reading the activity…
      </p>
    );
  if (data.changes.length === 0)
    return <p className="text-13 text-ink-quiet">No changes were made through Canopy.</p>;
  return (
    <>
      <ol className="grid gap-2 text-13">
        {data.changes.map((change) => {
          const { word, tone } = resultLabels[change.result];
          return (
            <li key={change.id} className="grid gap-0.5">
              <TextLink
                href={activityLink({ ...link, change: change.id })}
                look="quiet"
                prefetch={false}
                className="break-words"
              >
                {changeInWords(change, names)}
              </TextLink>
              <span className="flex flex-wrap items-center gap-x-2 text-12 text-ink-quiet">
                <StatusMark tone={tone}>{word}</StatusMark>
                <span className="min-w-0 break-words">{change.by.name}</span>
                <RelativeTime at={Date.parse(change.at)} />
              </span>
            </li>
          );
        })}
      </ol>
      <p className="text-13">
        <TextLink href={activityLink(link)} prefetch={false}>
          {data.next === undefined ? "Show in activity" : "Show all in activity"}
        </TextLink>
      </p>
    </>
  );
}
