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
import { DecideDialog, StartDialog, WithdrawDialog } from "./plan-dialogs";

/** An open dialog, with the plan as the person read it: an edit that comes meanwhile is not what they confirm. */
interface Asked {
  readonly command: "edit" | "start" | "approve" | "reject" | "unschedule" | "discard";
  readonly seen: PlanDetail;
}

/** What a person can do with a plan as it is. A press that is refused says why below the buttons. */
export function PlanCommandsBar({ detail }: { detail: PlanDetail }) {
  const { plan, may, body } = detail;
  const [asked, setAsked] = useState<Asked>();
  // Kept while the dialog is closed, for a decision about another revision.
  const [comment, setComment] = useState("");
  const send = useMutation(planMutations.send());
  const ask = (command: Asked["command"]) => setAsked({ command, seen: detail });
  const close = () => setAsked(undefined);
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
          <Button variant="primary" onClick={() => ask("start")}>
            <Play aria-hidden="true" />
            Start now…
          </Button>
        )}
        {may.decide && (
          <>
            {!isStale && (
              <Button variant="primary" onClick={() => ask("approve")}>
                <Check aria-hidden="true" />
                Approve…
              </Button>
            )}
            <Button onClick={() => ask("reject")}>
              <X aria-hidden="true" />
              Reject…
            </Button>
          </>
        )}
        {may.edit && plan.state === "planned" && plan.needsApproval && (
          <Button
            variant="primary"
            busy={send.isPending}
            onClick={() => send.mutate({ id: plan.id, revision: plan.revision })}
          >
            <Send aria-hidden="true" />
            Send for approval
          </Button>
        )}
        {may.edit && (
          <>
            <Button onClick={() => ask("edit")}>
              <Pencil aria-hidden="true" />
              Edit…
            </Button>
            {form && <LinkButton href={form.href}>{form.label}</LinkButton>}
            {plan.schedule.startAt !== undefined && plan.stopped === undefined && (
              <Button onClick={() => ask("unschedule")}>
                <CalendarOff aria-hidden="true" />
                Unschedule…
              </Button>
            )}
            <Button variant="ghost" onClick={() => ask("discard")}>
              <Trash2 aria-hidden="true" />
              Discard…
            </Button>
          </>
        )}
      </div>
      {send.error && <FailureNotice failure={send.error.failure} />}
      {asked && <Dialog asked={asked} comment={comment} onComment={setComment} onClose={close} />}
    </>
  );
}

function Dialog({
  asked: { command, seen },
  onClose,
  ...typed
}: {
  readonly asked: Asked;
  readonly comment: string;
  readonly onComment: (comment: string) => void;
  readonly onClose: () => void;
}) {
  switch (command) {
    case "edit":
      return <EditPlan plan={seen.plan} onClose={onClose} />;
    case "start":
      return <StartDialog detail={seen} onClose={onClose} />;
    case "approve":
    case "reject":
      return <DecideDialog detail={seen} decision={command} onClose={onClose} {...typed} />;
    case "unschedule":
    case "discard":
      return <WithdrawDialog detail={seen} how={command} onClose={onClose} />;
  }
}
