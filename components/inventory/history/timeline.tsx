"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Skeleton } from "@/components/ui/status/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { countOf } from "@/lib/format/count";
import { historyQueries } from "@/lib/inventory/client/history-queries";
import type { HistoryBundle, HistoryGroup } from "@/lib/inventory/snapshot/changes/history";
import type { HistoryQuestion } from "@/lib/inventory/snapshot/changes/history-question";
import { ChangeLine } from "./change-line";
import { ChangeSubject } from "./change-subject";

/** What changed, the newest first, grouped by the collection that it was seen with. */
export function Timeline({
  groups,
  question,
  isOneSubject,
  headingLevel: Heading = "h2",
}: {
  groups: readonly HistoryGroup[];
  question: HistoryQuestion;
  /** Whether all of it is of one target, which need not be named in each line. */
  isOneSubject: boolean;
  headingLevel?: "h2" | "h3" | "h4";
}) {
  return (
    <ol aria-label="Changes by collection">
      {groups.map((group) => (
        <li key={group.snapshotId}>
          <Heading className="border-b bg-surface-sunken px-4 py-1 text-12 font-medium text-ink-quiet">
            {group.takenAt === undefined ? (
              "An earlier collection"
            ) : (
              <>
                Collected <Moment at={group.takenAt} />
                <TextLink
                  href={`/organization?asof=${new Date(group.takenAt).toISOString()}`}
                  prefetch={false}
                  className="ml-3 font-normal"
                >
                  Organization as of then
                </TextLink>
              </>
            )}
          </Heading>
          <ul>
            {group.bundles.map((bundle) => (
              <BundleLine
                key={bundle.key}
                bundle={bundle}
                question={question}
                snapshotId={group.snapshotId}
                isOneSubject={isOneSubject}
              />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function BundleLine({
  bundle: { count, entry, key },
  question,
  snapshotId,
  isOneSubject,
}: {
  bundle: HistoryBundle;
  question: HistoryQuestion;
  snapshotId: number;
  isOneSubject: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  if (count === 1)
    return <ChangeLine entry={entry} subject={isOneSubject ? undefined : <ChangeSubject entry={entry} />} />;
  const unit = entry.kind === "pack-status" ? "account" : "target";
  return (
    <ChangeLine
      entry={entry}
      subject={<strong className="font-medium tabular-nums">{countOf(count, unit)}</strong>}
      more={
        <>
          <Button
            size="small"
            variant="ghost"
            aria-expanded={isOpen}
            aria-controls={list}
            onClick={() => setOpen(!isOpen)}
            className="-ml-2"
          >
            {isOpen ? "Hide" : "Show"} {countOf(count, unit)}
          </Button>
          <div id={list}>
            {isOpen && <BundleEntries question={question} snapshotId={snapshotId} name={key} count={count} />}
          </div>
        </>
      }
    />
  );
}

function BundleEntries({
  question,
  snapshotId,
  name,
  count,
}: {
  question: HistoryQuestion;
  snapshotId: number;
  name: string;
  count: number;
}) {
  const { data, error, refetch } = useQuery(historyQueries.bundle(question, snapshotId, name));
  if (error) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className="my-2 w-40" />;
  return (
    <>
      <ul className="mt-1 border-l">
        {data.map((entry) => (
          <ChangeLine key={entry.id} entry={entry} subject={<ChangeSubject entry={entry} />} />
        ))}
      </ul>
      {data.length < count && (
        <p className="py-1 text-12 text-ink-quiet">
          The newest {countOf(data.length, "change")} of {countOf(count, "change")}. An export holds all of
          them.
        </p>
      )}
    </>
  );
}
