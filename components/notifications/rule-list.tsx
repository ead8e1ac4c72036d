"use client";

import { useMutation } from "@tanstack/react-query";
import { BellRing } from "lucide-react";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { type TargetFacts, useTargetFacts } from "@/components/inventory/use-target-facts";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog/dialog";
import { Badge } from "@/components/ui/status/badge";
import { EmptyState } from "@/components/ui/status/empty-state";
import { StatusMark } from "@/components/ui/status/status-mark";
import { countOf } from "@/lib/format/count";
import { notificationMutations } from "@/lib/notifications/client/mutations";
import type { NotificationSettings } from "@/lib/notifications/notification-settings";
import { defaultFailuresInARow, defaultOlderThanHours, type Rule, RuleId } from "@/lib/notifications/rule";
import { type RuleDraft, ruleDraft } from "./drafts";
import { eventLabels } from "./notification-labels";
import { RuleForm } from "./rule-form";
import { useStored } from "@/components/ui/stores/use-stored";

/** What is notified, and to which destinations. */
export function RuleList({
  settings,
  mayChange,
  onAddDestination,
}: {
  settings: NotificationSettings;
  mayChange: boolean;
  onAddDestination: () => void;
}) {
  const { rules, destinations, quietSeconds, longestSeconds, hasLinks } = settings;
  const draft = useStored(ruleDraft, null);
  if (destinations.length === 0)
    return (
      <EmptyState
        icon={<BellRing />}
        title="No rules yet"
        action={
          mayChange && (
            <Button variant="primary" onClick={onAddDestination}>
              Go to destinations
            </Button>
          )
        }
      >
        A rule sends a message when something happens: an association failed, a run finished, a collection is
        failing. It needs a destination first: a webhook, a Slack channel or an SNS topic.
      </EmptyState>
    );
  const add = mayChange && (
    <Button variant="primary" onClick={() => ruleDraft.update(() => draftOf())}>
      Add rule
    </Button>
  );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      {rules.length === 0 ? (
        <EmptyState icon={<BellRing />} title="No rules yet" action={add}>
          A rule sends a message when something happens: an association failed, a run finished, a collection
          is failing.
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <p className="text-12 text-pretty text-ink-quiet">
              Events become one message after {countOf(quietSeconds, "second")} without another, after{" "}
              {countOf(longestSeconds, "second")} at most.
              {!hasLinks && " Messages have no links: CANOPY_URL is not set."}
            </p>
            <span className="ml-auto">{add}</span>
          </div>
          <ul aria-label="Rules" className="border-t">
            {rules.map((rule) => (
              <RuleRow key={rule.id} rule={rule} settings={settings} mayChange={mayChange} />
            ))}
          </ul>
        </>
      )}
      {draft !== null && (
        <RuleForm draft={draft} destinations={destinations} onClose={() => ruleDraft.update(() => null)} />
      )}
    </div>
  );
}

function RuleRow({
  rule,
  settings,
  mayChange,
}: {
  rule: Rule;
  settings: NotificationSettings;
  mayChange: boolean;
}) {
  const { id, name, kind, enabled } = rule;
  const [isAsked, setIsAsked] = useState(false);
  const saving = useMutation(notificationMutations.saveRule());
  const deletion = useMutation(notificationMutations.deleteRule());
  const facts = useTargetFacts();
  const named = settings.destinations.filter((each) => rule.settings.destinationIds.includes(each.id));
  return (
    <li className="grid gap-2 border-b px-4 py-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="flex flex-wrap items-center gap-2 text-14 font-medium break-words">
            {name} <Badge>{eventLabels[kind].title}</Badge>
          </h2>
          <p className="text-12 break-words text-ink-quiet">
            {named.length === 0
              ? "No destination is left: nothing is sent."
              : `To ${named.map((each) => each.name).join(", ")}`}
            {filterLine(rule, facts)}
          </p>
          <p className="text-12">
            {enabled ? <StatusMark tone="success">On</StatusMark> : <StatusMark tone="none">Off</StatusMark>}
          </p>
        </div>
        {mayChange && (
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => ruleDraft.update(() => draftOf(rule))}>
              Edit…
            </Button>
            <Button
              size="small"
              busy={saving.isPending}
              onClick={() => saving.mutate({ id, name, kind, enabled: !enabled, settings: rule.settings })}
            >
              {enabled ? "Turn off" : "Turn on"}
            </Button>
            <Button size="small" onClick={() => setIsAsked(true)}>
              Delete…
            </Button>
          </div>
        )}
      </div>
      {saving.error && <FailureNotice failure={saving.error.failure} />}
      <ConfirmDialog
        open={isAsked}
        onOpenChange={setIsAsked}
        title={`Delete ${name}?`}
        confirm="Delete rule"
        danger
        busy={deletion.isPending}
        onConfirm={() => deletion.mutate(id, { onSuccess: () => setIsAsked(false) })}
      >
        <p>What it has gathered and not sent is dropped. Messages that are being sent are sent.</p>
        {deletion.error && <FailureNotice failure={deletion.error.failure} />}
      </ConfirmDialog>
    </li>
  );
}

function filterLine({ kind, settings }: Rule, facts: TargetFacts): string {
  const { filter, failuresInARow, olderThanHours } = settings;
  const parts = [
    filter.within === undefined ? [] : [`within ${facts.nameOf(filter.within) ?? filter.within}`],
    filter.policyId === undefined ? [] : [`policy ${facts.policyName(filter.policyId) ?? filter.policyId}`],
    filter.packName === undefined ? [] : [`pack ${filter.packName}`],
    kind === "collection-failing"
      ? [
          `after ${countOf(failuresInARow ?? defaultFailuresInARow, "failure")} in a row`,
          `older than ${countOf(olderThanHours ?? defaultOlderThanHours, "hour")}`,
        ]
      : [],
  ].flat();
  return parts.length === 0 ? "" : ` · ${parts.join(" · ")}`;
}

/** The form of a rule; of a new one where there is none. */
function draftOf(rule?: Rule): RuleDraft {
  const { filter, failuresInARow, olderThanHours } = rule?.settings ?? { filter: {} };
  return {
    id: rule?.id ?? RuleId.parse(crypto.randomUUID()),
    isNew: rule === undefined,
    name: rule?.name ?? "",
    kind: rule?.kind ?? "association-failed",
    enabled: rule?.enabled ?? true,
    destinationIds: rule?.settings.destinationIds ?? [],
    within: filter.within ?? "",
    policyId: filter.policyId ?? "",
    packName: filter.packName ?? "",
    failuresInARow: String(failuresInARow ?? defaultFailuresInARow),
    olderThanHours: String(olderThanHours ?? defaultOlderThanHours),
  };
}
