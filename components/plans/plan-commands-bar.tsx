"use client";

import { useMutation } from "@tanstack/react-query";
import { Check, Pencil, Play, Send, Trash2, X } from "lucide-react";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { planFormPath } from "@/components/inventory/addresses/plans-address";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog/confirm-dialog";
import { TextArea } from "@/components/ui/field/text-area";
import { LinkButton } from "@/components/ui/link-button";
import { countOf } from "@/lib/format/count";
import { planMutations } from "@/lib/runs/client/plan-mutations";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { isApproved, isOpenPlan } from "@/lib/runs/plans/plan-rules";
import { EditPlan } from "./edit-plan";

type Asked = "edit" | "start" | "approve" | "reject" | "discard";

/** What a person can do with a plan as it is. A press that is refused says why below the buttons. */
export function PlanCommandsBar({ detail }: { detail: PlanDetail }) {
  const { plan, may, body } = detail;
  const [asked, setAsked] = useState<Asked>();
  const send = useMutation(planMutations.send());
  const seen = { id: plan.id, revision: plan.revision };
  const isStale = plan.isStale === true;
  const canStart =
    may.start && !isStale && plan.state !== "rejected" && (!plan.needsApproval || isApproved(plan));
  const isForm = body.undoes === undefined && body.changes.every(({ kind }) => kind === "association");
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
            {isForm && <LinkButton href={planFormPath(plan.id)}>Open in the assignment form</LinkButton>}
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
      {asked === "discard" && <DiscardDialog detail={detail} onClose={() => setAsked(undefined)} />}
    </>
  );
}

interface DialogProps {
  readonly detail: PlanDetail;
  readonly onClose: () => void;
}

function StartDialog({ detail: { plan, targets }, onClose }: DialogProps) {
  const { mutateAsync, isPending, error } = useMutation(planMutations.start());
  const navigate = useNavigateAfterUrlUpdate();
  const root = targets.find(({ id }) => id.startsWith("r-"));
  async function start() {
    const run = await mutateAsync({ id: plan.id, revision: plan.revision }).catch(() => undefined);
    if (run === undefined) return;
    onClose();
    navigate(runPath(run.id));
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Start plan ${plan.number}`}
      confirm={`Start for ${countOf(plan.accounts, "account")}`}
      busy={isPending}
      {...(root !== undefined && { typed: root.name })}
      onConfirm={() => void start()}
    >
      <p className="text-pretty">{plan.title}.</p>
      <p className="text-pretty">
        Canopy&apos;s server sends {countOf(plan.targets, "request")}
        {plan.schedule.window === undefined ? "" : ", within the plan's change window"}, also when this page
        is closed. Settings that policies have made aren&apos;t rolled back later.
      </p>
      {error && <FailureNotice failure={error.failure} />}
    </ConfirmDialog>
  );
}

function DecideDialog({
  detail: { plan },
  decision,
  onClose,
}: DialogProps & { readonly decision: "approve" | "reject" }) {
  const [comment, setComment] = useState("");
  const { mutateAsync, isPending, error } = useMutation(planMutations.decide());
  async function decide() {
    const said = comment.trim() === "" ? {} : { comment };
    const input = { id: plan.id, revision: plan.revision, decision, ...said };
    if ((await mutateAsync(input).catch(() => undefined)) !== undefined) onClose();
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`${decision === "approve" ? "Approve" : "Reject"} plan ${plan.number}`}
      confirm={
        decision === "approve" ? `Approve revision ${plan.revision}` : `Reject revision ${plan.revision}`
      }
      danger={decision === "reject"}
      busy={isPending}
      onConfirm={() => void decide()}
    >
      <p className="text-pretty">
        {plan.title}: {countOf(plan.accounts, "account")}.
        {decision === "approve" &&
          plan.schedule.startAt !== undefined &&
          " It starts at its set time without anything further."}
      </p>
      <TextArea
        label="Comment (optional)"
        rows={2}
        maxLength={2_000}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      {error && <FailureNotice failure={error.failure} />}
    </ConfirmDialog>
  );
}

function DiscardDialog({ detail: { plan }, onClose }: DialogProps) {
  const { mutateAsync, isPending, error } = useMutation(planMutations.discard());
  async function discard() {
    const input = { id: plan.id, revision: plan.revision };
    if ((await mutateAsync(input).catch(() => undefined)) !== undefined) onClose();
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Discard plan ${plan.number}`}
      confirm="Discard plan"
      danger
      busy={isPending}
      onConfirm={() => void discard()}
    >
      <p>The plan stays in the list to be read, and can&apos;t be started any more.</p>
      {error && <FailureNotice failure={error.failure} />}
    </ConfirmDialog>
  );
}
