"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { useQueryClient } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { countOf } from "@/lib/format/count";
import { type Check, diagnose } from "@/lib/connection/diagnosis/diagnose";
import { type PermissionRow, permissionRows } from "@/lib/connection/diagnosis/permissions";
import { connectionQueries } from "@/lib/connection/client/queries";
import { CheckList } from "./check-list";
import { PermissionTable } from "./permission-table";
import { PolicyDocuments } from "./policy-documents";
import { TopicPermissions, useTopics } from "./topic-permissions";
import { useConnectionChecks } from "./use-connection-checks";

/** The way to AWS, checked step by step, and what a role needs. Nothing on this page changes anything. */
export function ConnectionScreen() {
  const { observations, isRunning, failure, endedAt, run } = useConnectionChecks();
  const client = useQueryClient();
  const topics = useTopics();
  const checks = diagnose(observations, isRunning);

  function runAgain() {
    run();
    // Who runs the checks anew has changed something that the frame shows, too.
    void client.invalidateQueries({ queryKey: connectionQueries.connection().queryKey });
  }

  return (
    <>
      <DockedNotices>
        {failure !== undefined && <FailureNotice failure={failure} onRetry={runAgain} />}
      </DockedNotices>
      <header className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
        <p role="status" className="text-13">
          <Verdict checks={checks} isRunning={isRunning} />
        </p>
        <span className="ml-auto flex items-center gap-3 text-12 text-ink-quiet">
          {endedAt !== undefined && (
            <span>
              checked <RelativeTime at={endedAt} />
            </span>
          )}
          <Button size="small" busy={isRunning} onClick={runAgain}>
            Check again
          </Button>
        </span>
      </header>
      <section aria-labelledby="checks-heading">
        <h2 id="checks-heading" className="sr-only">
          Step by step
        </h2>
        <CheckList checks={checks} />
      </section>
      <section aria-labelledby="permissions-heading">
        <h2 id="permissions-heading" className="px-4 pt-6 pb-1 text-14 font-semibold">
          What Canopy may do
        </h2>
        <p className="max-w-3xl px-4 pb-2 text-12 text-pretty text-ink-quiet">
          Each read was tried with the smallest page. Write permissions can&apos;t be tested without making
          changes, so a write shows how its last change of the past seven days ended.
        </p>
        <PermissionTable rows={deniedFirst(permissionRows(observations, isRunning))} />
        <TopicPermissions topics={topics} />
      </section>
      <section aria-labelledby="policies-heading">
        <h2 id="policies-heading" className="px-4 pt-6 text-14 font-semibold">
          Minimum IAM permissions
        </h2>
        <PolicyDocuments topicArns={topics.map(({ address }) => address)} />
      </section>
    </>
  );
}

/** All of it in one sentence: the first trouble is the one to mend first, and on a phone it may be far below. */
function Verdict({ checks, isRunning }: { checks: readonly Check[]; isRunning: boolean }) {
  const failed = checks.filter(({ state }) => state === "failed");
  const [first] = failed;
  if (first !== undefined) {
    const more = failed.length - 1;
    return (
      <>
        Failed: <TextLink href={`#${first.id}`}>{first.title}</TextLink>
        {more > 0 && `, and ${countOf(more, "more check")}`}.
      </>
    );
  }
  if (isRunning) return "Checking…";
  const open = checks.filter(({ state }) => state !== "fine" && state !== "attention").length;
  return open === 0 ? "All checks passed." : `${countOf(open, "check")} could not be made.`;
}

/** What is missing stands above what is there; the rest keeps the order of the policy. */
function deniedFirst(rows: readonly PermissionRow[]): PermissionRow[] {
  const isDenied = ({ permission }: PermissionRow) => permission === "denied";
  return [...rows.filter(isDenied), ...rows.filter((row) => !isDenied(row))];
}
