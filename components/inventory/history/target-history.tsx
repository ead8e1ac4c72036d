"use client";

import { FailureNotice } from "@/components/failures/failure-notice";
import { historyLink } from "@/components/inventory/addresses/history-address";
import { Skeleton } from "@/components/ui/status/skeleton";
import { TextLink } from "@/components/ui/text-link";
import type { TargetId } from "@/lib/core/identifiers";
import type { HistoryQuestion } from "@/lib/inventory/snapshot/changes/history-question";
import { ChangeLine } from "./change-line";
import { useHistory } from "./use-history";

const shown = 6;

/** The newest changes of one target itself, with the way to all of them; of an OU, to those below it as well. */
export function TargetHistory({ subject }: { subject: TargetId }) {
  return <SubjectHistory question={{ subject, only: true }} subject={subject} noun="target itself" />;
}

/** The newest changes of a policy, an aggregator or the organization configuration that were seen in AWS. */
export function ObjectHistory({
  subject,
  noun,
}: {
  subject: NonNullable<HistoryQuestion["subject"]>;
  /** What it is, for where no change of it was seen. */
  noun: string;
}) {
  return <SubjectHistory question={{ subject }} subject={subject} noun={noun} />;
}

function SubjectHistory({
  question,
  subject,
  noun,
}: {
  question: HistoryQuestion;
  subject: string;
  noun: string;
}) {
  const { data, error, refetch } = useHistory(question);
  const changes = data?.pages.flatMap(({ groups }) => groups.flatMap(({ bundles }) => bundles));
  if (error) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  if (changes === undefined) return <Skeleton className="w-48" />;
  return (
    <div className="grid gap-2 text-13">
      {changes.length === 0 && (
        <p className="text-pretty text-ink-quiet">No change of this {noun} has been seen yet.</p>
      )}
      {changes.length > 0 && (
        <ul aria-label="Newest changes" className="-mx-4">
          {changes.slice(0, shown).map(({ key, entry }) => (
            <ChangeLine key={key} entry={entry} />
          ))}
        </ul>
      )}
      <p>
        <TextLink href={historyLink({ subject })} prefetch={false}>
          View history
        </TextLink>
      </p>
    </div>
  );
}
