"use client";

import { useMutation } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { ConfirmDialog } from "@/components/ui/dialog/dialog";
import { TextArea } from "@/components/ui/field/text-area";
import { Moment } from "@/components/ui/moment";
import { countOf } from "@/lib/format/count";
import { planMutations } from "@/lib/runs/client/plan-mutations";
import type { PlanDetail } from "@/lib/runs/plans/plan";

interface DialogProps {
  /** The plan as it was when the dialog was opened: what is confirmed is what was read. */
  readonly detail: PlanDetail;
  readonly onClose: () => void;
}

/** The last question before a plan becomes a run: what changes, and for how many. */
export function StartDialog({ detail, onClose }: DialogProps) {
  const { plan } = detail;
  const { mutateAsync, isPending, error } = useMutation(planMutations.start());
  const navigate = useNavigateAfterUrlUpdate();
  const typed = typedToStart(detail);
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
      confirm={plan.accounts === 0 ? "Start the change" : `Start for ${countOf(plan.accounts, "account")}`}
      busy={isPending}
      {...(typed !== undefined && { typed })}
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

/** What is typed to start what reaches the whole organization or deletes something; undefined where nothing is. */
function typedToStart({ targets, body, objects }: PlanDetail): string | undefined {
  const root = targets.find(({ id }) => id.startsWith("r-"));
  if (root !== undefined) return root.name;
  for (const [index, change] of body.changes.entries()) {
    if (change.kind === "configuration") return change.configuration.update.configurationType ?? "LOCAL";
    if (change.kind === "aggregator" && change.aggregator.operation === "delete")
      return change.aggregator.name;
    if (change.kind !== "policy" || change.policy.operation !== "delete") continue;
    const reviewed = objects.find((object) => object.change === index)?.reviewed;
    return (reviewed?.kind === "policy" ? reviewed.had?.name : undefined) ?? change.policy.policyId;
  }
  return undefined;
}

/** What a second person decides about a plan. */
export function DecideDialog({
  detail: { plan },
  decision,
  comment,
  onComment,
  onClose,
}: DialogProps & {
  readonly decision: "approve" | "reject";
  readonly comment: string;
  readonly onComment: (comment: string) => void;
}) {
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
        {plan.title}
        {plan.accounts > 0 && `: ${countOf(plan.accounts, "account")}`}.
        {decision === "approve" &&
          plan.schedule.startAt !== undefined &&
          " It starts at its set time without anything further."}
      </p>
      <TextArea
        label="Comment (optional)"
        rows={2}
        maxLength={2_000}
        value={comment}
        onChange={({ target }) => onComment(target.value)}
      />
      {error && <FailureNotice failure={error.failure} />}
    </ConfirmDialog>
  );
}

/** Takes the start of a plan back, or ends the plan without one. */
export function WithdrawDialog({
  detail: { plan },
  how,
  onClose,
}: DialogProps & { readonly how: "unschedule" | "discard" }) {
  const { mutateAsync, isPending, error } = useMutation(planMutations[how]());
  const isDiscarded = how === "discard";
  async function withdraw() {
    const input = { id: plan.id, revision: plan.revision };
    if ((await mutateAsync(input).catch(() => undefined)) !== undefined) onClose();
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`${isDiscarded ? "Discard" : "Unschedule"} plan ${plan.number}`}
      confirm={isDiscarded ? "Discard plan" : "Unschedule plan"}
      danger={isDiscarded}
      busy={isPending}
      onConfirm={() => void withdraw()}
    >
      {isDiscarded ? (
        <p>The plan stays in the list to be read, and can&apos;t be started any more.</p>
      ) : (
        <p className="text-pretty">
          {plan.schedule.startAt !== undefined && (
            <>
              It doesn&apos;t start at <Moment at={Date.parse(plan.schedule.startAt)} /> any more.{" "}
            </>
          )}
          The plan stays as it was reviewed{plan.decision?.decision === "approved" && ", with its approval"},
          and a person starts it.
        </p>
      )}
      {error && <FailureNotice failure={error.failure} />}
    </ConfirmDialog>
  );
}
