"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { planPath } from "@/components/inventory/addresses/plans-address";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-class";
import { Dialog } from "@/components/ui/dialog/dialog";
import { planMutations } from "@/lib/runs/client/plan-mutations";
import type { NewRun } from "@/lib/runs/new-run";
import type { PlanSummary } from "@/lib/runs/plans/plan";
import type { PlanId, Schedule } from "@/lib/runs/plans/plan-reference";
import { draftOf, scheduleOf } from "./schedule-draft";
import { ScheduleFields } from "./schedule-fields";

/** The plan that a review makes a new revision of. */
export interface PlanInEdit {
  readonly id: PlanId;
  readonly number: number;
  readonly revision: number;
  readonly schedule: Schedule;
}

/**
 * Saves what was reviewed as a plan, or sends it for approval: a button that asks for the schedule first, then goes to the
 * plan's page.
 */
export function SavePlan({
  review,
  accounts,
  send,
  variant = "secondary",
  editing,
  onSaved,
}: {
  /** What was reviewed; undefined while the review is not complete, and then the form says what is missing. */
  review: () => NewRun | undefined;
  /** How many accounts the review shows; absent where it shows none. */
  accounts?: number;
  /** Whether the change needs the approval of a second person. */
  send: boolean;
  variant?: ButtonVariant;
  editing?: PlanInEdit | undefined;
  onSaved?: (plan: PlanSummary) => void;
}) {
  const [run, setRun] = useState<NewRun>();
  return (
    <>
      <Button variant={variant} onClick={() => setRun(review())}>
        {labelOf(send, editing)}…
      </Button>
      {run !== undefined && (
        <SaveDialog
          run={run}
          send={send}
          editing={editing}
          {...(accounts !== undefined && { accounts })}
          onClose={() => setRun(undefined)}
          onSaved={onSaved}
        />
      )}
    </>
  );
}

function SaveDialog({
  run,
  accounts,
  send,
  editing,
  onClose,
  onSaved,
}: {
  run: NewRun;
  accounts?: number;
  send: boolean;
  editing: PlanInEdit | undefined;
  onClose: () => void;
  onSaved: ((plan: PlanSummary) => void) | undefined;
}) {
  const timeZone = browserTimeZone();
  const [draft, setDraft] = useState(() => draftOf(editing?.schedule ?? {}, timeZone));
  const [errors, setErrors] = useState({});
  const { mutateAsync, isPending, error } = useMutation(planMutations.save());
  const navigate = useNavigateAfterUrlUpdate();

  async function save() {
    const checked = scheduleOf(draft, timeZone, Date.now());
    setErrors(checked.ok ? {} : checked.fields);
    if (!checked.ok) return;
    const saved = await mutateAsync({
      run,
      schedule: checked.schedule,
      send,
      ...(accounts !== undefined && { accounts }),
      ...(editing !== undefined && { revision: editing.revision }),
    }).catch(() => undefined);
    if (saved === undefined) return;
    onSaved?.(saved);
    onClose();
    navigate(planPath(saved.id));
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={labelOf(send, editing)}
      description={
        send
          ? "A second person approves the plan on its page before it can start."
          : "The plan has a page of its own: share its address, and start it there when it is time."
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={isPending} onClick={() => void save()}>
            {send ? "Send for approval" : "Save plan"}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <ScheduleFields
          draft={draft}
          timeZone={timeZone}
          errors={errors}
          onChange={(change) => setDraft((current) => ({ ...current, ...change }))}
        />
        {error && <FailureNotice failure={error.failure} />}
      </div>
    </Dialog>
  );
}

function labelOf(send: boolean, editing: PlanInEdit | undefined): string {
  if (send) return "Send for approval";
  return editing === undefined ? "Save as plan" : `Save in plan ${editing.number}`;
}

/** The time zone of this browser's clock. */
export function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
