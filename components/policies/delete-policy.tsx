"use client";

import { useAccess } from "@/components/frame/access-context";
import { PermittedButton } from "@/components/frame/permitted-button";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { statusAge, statusWord, statusLabels } from "@/components/inventory/status-labels";
import { FailureNotice } from "@/components/failures/failure-notice";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { ConfirmDialog, Dialog } from "@/components/ui/dialog/dialog";
import { notify } from "@/components/ui/status/notifications";
import { useNow } from "@/components/ui/clock";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { countOf } from "@/lib/format/count";
import type { PolicyEntry } from "@/lib/inventory/snapshot/policies/policy-overview";
import { kindOfStatus } from "@/lib/security-hub/governance/governance";
import type { AssociationStatus } from "@/lib/security-hub/model";
import { policyMutations } from "@/lib/security-hub/policies/client/mutations";
import { policiesQueries } from "@/lib/security-hub/policies/client/queries";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { ApprovalRequired } from "@/components/inventory/plans/approval-notice";
import { SavePlan } from "@/components/inventory/plans/save-plan";
import { useNeedsApproval } from "@/components/inventory/plans/use-plans";
import { ReasonFields } from "@/components/inventory/runs/reason-fields";
import { useReason } from "@/components/inventory/runs/use-reason";
import type { NewRun } from "@/lib/runs/new-run";
import { targetLink } from "../inventory/addresses/policy-links";

/**
 * Deletes a policy that is applied nowhere. AWS is asked first what stands in the way, because what Canopy has read may
 * be minutes old; as long as there is something, the way out is shown instead of the question.
 */
export function DeletePolicy({ entry: { summary, refusal } }: { entry: PolicyEntry }) {
  const [isOpen, setIsOpen] = useState(false);
  // Of what the dialog names, whatever is read meanwhile.
  const [reviewedAt, setReviewedAt] = useState("");
  const navigate = useNavigateAfterUrlUpdate();
  const router = useRouter();
  const access = useAccess();
  const applications = useQuery({ ...policiesQueries.applications(summary.id), enabled: isOpen });
  const why = useReason();
  const needsApproval = useNeedsApproval({ kinds: ["policy"], accounts: 0 }) === true;
  const deletion = useMutation({
    ...policyMutations.delete(),
    onSuccess: (_done, { run }) => {
      notify({
        tone: "success",
        title: `Deleted the policy ${summary.name}.`,
        // A run of a policy isn't shown to who sees their OUs alone.
        ...(access?.seesOwnOus !== true && { link: { label: "View run", href: runPath(run.id) } }),
      });
      navigate("/policies");
      router.refresh();
    },
    // An association may have been made meanwhile.
    onError: () => void applications.refetch(),
  });
  const blocking = applications.data ?? [];
  const isFree = applications.data?.length === 0;
  const failure = applications.error?.failure ?? deletion.error?.failure;

  function remove() {
    const run = why.head();
    if (run !== undefined) deletion.mutate({ policyId: summary.id, reviewedAt, run });
  }

  function reviewed(): NewRun | undefined {
    const head = why.head();
    const policy = { operation: "delete", policyId: summary.id, reviewedAt } as const;
    return head && { ...head, changes: [{ kind: "policy", policy }] };
  }

  function show(open: boolean) {
    setIsOpen(open);
    if (open) setReviewedAt(summary.updatedAt);
    deletion.reset();
  }

  return (
    <>
      <PermittedButton permission="policy:write" refused={refusal} onClick={() => show(true)}>
        Delete…
      </PermittedButton>
      <ConfirmDialog
        open={isOpen && isFree}
        onOpenChange={show}
        title={`Delete the policy ${summary.name}?`}
        confirm={needsApproval ? undefined : "Delete the policy"}
        danger
        {...(!needsApproval && { typed: summary.name })}
        busy={deletion.isPending}
        beside={
          <SavePlan
            review={reviewed}
            send={needsApproval}
            variant={needsApproval ? "primary" : "secondary"}
          />
        }
        onConfirm={remove}
      >
        {needsApproval && <ApprovalRequired />}
        <p>
          The policy isn&apos;t associated with any target, so no account changes. Accounts that it governed
          before keep their settings. A deleted policy can&apos;t be restored.
        </p>
        <ReasonFields {...why} />
        {failure && <FailureNotice failure={failure} />}
      </ConfirmDialog>
      <Dialog
        open={isOpen && !isFree}
        onOpenChange={show}
        title={
          blocking.length === 0
            ? `Delete the policy ${summary.name}`
            : `${summary.name} cannot be deleted yet`
        }
      >
        {applications.error ? (
          <FailureNotice failure={applications.error.failure} onRetry={() => void applications.refetch()} />
        ) : blocking.length === 0 ? (
          <p className="text-ink-quiet">Asking AWS where the policy is applied…</p>
        ) : (
          <div className="grid gap-3">
            <p className="text-pretty">
              AWS deletes a policy only when it has no associations. This policy is associated with{" "}
              {countOf(blocking.length, "target")}, as of now. Open each of them and assign another
              configuration, or stop applying this one.
            </p>
            <ul aria-label="Applied at" className="max-h-72 overflow-auto border-t">
              {blocking.map(({ targetId, name, path, status, updatedAt }) => (
                <li key={targetId} className="flex items-center gap-3 border-b py-1.5">
                  <span className="grid min-w-0 flex-1">
                    <TextLink href={targetLink(targetId)} className="w-fit max-w-full truncate">
                      {name}
                    </TextLink>
                    <span className="truncate text-12 text-ink-quiet" title={path}>
                      {path}
                    </span>
                  </span>
                  {status !== undefined && <ApplicationStatus status={status} updatedAt={updatedAt} />}
                </li>
              ))}
            </ul>
          </div>
        )}
      </Dialog>
    </>
  );
}

function ApplicationStatus({ status, updatedAt }: { status: AssociationStatus; updatedAt: number }) {
  const now = useNow();
  const known = statusWord(kindOfStatus[status], updatedAt / 1000, now / 1000);
  return (
    <StatusMark tone={statusLabels[known].tone} detail={statusAge(known, updatedAt, now)}>
      {statusLabels[known].word}
    </StatusMark>
  );
}
