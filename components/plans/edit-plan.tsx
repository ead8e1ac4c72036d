"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { browserTimeZone } from "@/components/inventory/plans/save-plan";
import { draftOf, scheduleOf } from "@/components/inventory/plans/schedule-draft";
import { ScheduleFields } from "@/components/inventory/plans/schedule-fields";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog/dialog";
import { TextArea } from "@/components/ui/field/text-area";
import { TextField } from "@/components/ui/field/text-field";
import { planMutations } from "@/lib/runs/client/plan-mutations";
import { NewRun } from "@/lib/runs/new-run";
import type { PlanSummary } from "@/lib/runs/plans/plan";

/** The reason, ticket and schedule of a plan, to be changed: a new revision, which loses an approval. */
export function EditPlan({ plan, onClose }: { plan: PlanSummary; onClose: () => void }) {
  const timeZone = browserTimeZone();
  const [reason, setReason] = useState(plan.reason ?? "");
  const [ticket, setTicket] = useState(plan.ticket ?? "");
  const [schedule, setSchedule] = useState(() => draftOf(plan.schedule, timeZone));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { mutateAsync, isPending, error } = useMutation(planMutations.edit());
  const send = plan.needsApproval;

  async function save() {
    const checked = scheduleOf(schedule, timeZone, Date.now());
    const link = NewRun.shape.ticket.safeParse(ticket.trim() === "" ? undefined : ticket.trim());
    const found = {
      ...(!checked.ok && checked.fields),
      ...(ticket.trim() !== "" && !link.success && { ticket: link.error.issues[0]?.message ?? "" }),
    };
    setErrors(found);
    if (!checked.ok || Object.keys(found).length > 0) return;
    const saved = await mutateAsync({
      id: plan.id,
      revision: plan.revision,
      schedule: checked.schedule,
      send,
      ...(reason.trim() !== "" && { reason }),
      ...(ticket.trim() !== "" && { ticket: ticket.trim() }),
    }).catch(() => undefined);
    if (saved !== undefined) onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Edit plan ${plan.number}`}
      {...(plan.needsApproval && {
        description: "An edit is a new revision, which needs approval again.",
      })}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={isPending} onClick={() => void save()}>
            {send ? "Save and send for approval" : "Save plan"}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <TextArea
          label="Reason (optional)"
          rows={2}
          value={reason}
          maxLength={2_000}
          onChange={({ target }) => setReason(target.value)}
        />
        <TextField
          label="Ticket link (optional)"
          type="url"
          placeholder="https://"
          value={ticket}
          error={errors["ticket"]}
          onChange={({ target }) => setTicket(target.value)}
        />
        <ScheduleFields
          draft={schedule}
          timeZone={timeZone}
          errors={errors}
          onChange={(change) => setSchedule((current) => ({ ...current, ...change }))}
        />
        {error && <FailureNotice failure={error.failure} />}
      </div>
    </Dialog>
  );
}
