"use client";

import { useMutation } from "@tanstack/react-query";
import { CalendarOff, Check, Pencil, Play, Send, Trash2, X } from "lucide-react";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { planForm } from "@/components/inventory/plans/plan-form";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { planMutations } from "@/lib/runs/client/plan-mutations";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { isApproved, isOpenPlan } from "@/lib/runs/plans/plan-rules";
import { EditPlan } from "./edit-plan";
import { DecideDialog, DiscardDialog, StartDialog, UnscheduleDialog } from "./plan-dialogs";

type Asked = "edit" | "start" | "approve" | "reject" | "unschedule" | "discard";

/** What a person can do with a plan as it is. A press that is refused says why below the buttons. */
export function PlanCommandsBar({ detail }: { detail: PlanDetail }) {
  const { plan, may, body } = detail;
  const [asked, setAsked] = useState<Asked>();
  const send = useMutation(planMutations.send());
  const seen = { id: plan.id, revision: plan.revision };
  const isStale = plan.isStale === true;
  const canStart =
    may.start && !isStale && plan.state !== "rejected" && (!plan.needsApproval || isApproved(plan));
  const form = planForm(body);
  if (plan.state === "started")
    return (
      <LinkButton href={runPath(plan.id)} variant="primary">
        Show run
      </LinkButton>
    );
  if (!isOpenPlan(plan)) return null;
  return (
    <>
      <div role="group" aria-label="Plan" className="flex flex-wrap gap-2">
        {canStart && (
          <Button variant="primary" onClick={() => setAsked("start")}>
            <Play aria-hidden="true" />
            Start now…
          </Button>
        )}
        {may.decide && (
          <>
            {!isStale && (
              <Button variant="primary" onClick={() => setAsked("approve")}>
                <Check aria-hidden="true" />
                Approve…
              </Button>
            )}
            <Button onClick={() => setAsked("reject")}>
              <X aria-hidden="true" />
              Reject…
            </Button>
          </>
        )}
        {may.edit && plan.state === "planned" && plan.needsApproval && (
          <Button variant="primary" busy={send.isPending} onClick={() => send.mutate(seen)}>
            <Send aria-hidden="true" />
            Send for approval
          </Button>
        )}
        {may.edit && (
          <>
            <Button onClick={() => setAsked("edit")}>
              <Pencil aria-hidden="true" />
              Edit…
            </Button>
            {form && <LinkButton href={form.href}>{form.label}</LinkButton>}
            {plan.schedule.startAt !== undefined && plan.stopped === undefined && (
              <Button onClick={() => setAsked("unschedule")}>
                <CalendarOff aria-hidden="true" />
                Unschedule…
              </Button>
            )}
            <Button variant="ghost" onClick={() => setAsked("discard")}>
              <Trash2 aria-hidden="true" />
              Discard…
            </Button>
          </>
        )}
      </div>
      {send.error && <FailureNotice failure={send.error.failure} />}
      {asked === "edit" && <EditPlan plan={plan} onClose={() => setAsked(undefined)} />}
      {asked === "start" && <StartDialog detail={detail} onClose={() => setAsked(undefined)} />}
      {(asked === "approve" || asked === "reject") && (
        <DecideDialog detail={detail} decision={asked} onClose={() => setAsked(undefined)} />
      )}
      {asked === "unschedule" && <UnscheduleDialog detail={detail} onClose={() => setAsked(undefined)} />}
      {asked === "discard" && <DiscardDialog detail={detail} onClose={() => setAsked(undefined)} />}
    </>
  );
}
