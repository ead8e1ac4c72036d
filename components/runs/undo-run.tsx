"use client";

import { PermittedButton } from "@/components/frame/permitted-button";
import { useQuery } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { ApprovalRequired } from "@/components/inventory/plans/approval-notice";
import { SavePlan } from "@/components/inventory/plans/save-plan";
import { ReasonFields } from "@/components/inventory/runs/reason-fields";
import { newRunId, useReason } from "@/components/inventory/runs/use-reason";
import { useStartRun } from "@/components/inventory/runs/use-start-run";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { ConfirmDialog } from "@/components/ui/dialog/dialog";
import { countOf } from "@/lib/format/count";
import type { Permission } from "@/lib/identity/permissions";
import { runQueries } from "@/lib/runs/client/queries";
import type { NewRun } from "@/lib/runs/new-run";
import type { RunSummary } from "@/lib/runs/run";
import { permissionsFor } from "@/lib/runs/run-permissions";
import type { Undo } from "@/lib/runs/undo";
import { unsettledIn } from "@/lib/runs/step-figures";
import { UndoReview } from "./undo-review";
import { useTargetFacts } from "@/components/inventory/use-target-facts";

/** Offers the inverse of a run whose requests are all sent: reviewed first, and a run of its own when it is confirmed. */
export function UndoRun({ run }: { run: RunSummary }) {
  const [isOpen, setOpen] = useState(false);
  if (run.counts.accepted === 0 || unsettledIn(run.counts) > 0) return null;
  return (
    <>
      <PermittedButton permission={permissionOf(run)} variant="ghost" onClick={() => setOpen(true)}>
        <Undo2 aria-hidden="true" />
        Undo…
      </PermittedButton>
      {isOpen && <UndoDialog run={run} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What undoing the main change takes, which is the last. */
function permissionOf({ changes }: RunSummary): Permission {
  return permissionsFor(changes).at(-1) ?? "association:write";
}

function UndoDialog({ run, onClose }: { run: RunSummary; onClose: () => void }) {
  const { data: undo, error } = useQuery(runQueries.undo(run.id));
  const { start, isStarting, failure } = useStartRun();
  const facts = useTargetFacts();
  const navigate = useNavigateAfterUrlUpdate();
  // The same press again, after an answer that was lost, starts nothing twice.
  const [id] = useState(newRunId);
  const why = useReason();
  const targets = targetsOf(undo);
  const rootId = targets.find((targetId) => targetId.startsWith("r-"));
  const typed = rootId === undefined ? configurationType(undo) : (facts.nameOf(rootId) ?? rootId);

  const changes = undo?.changes ?? [];
  const needsApproval = undo?.needsApproval === true;

  function review(): NewRun | undefined {
    const head = why.head();
    return head && { ...head, id, changes, undoes: run.id };
  }

  async function confirm() {
    const reviewed = review();
    const started = reviewed && (await start(reviewed));
    if (started === undefined) return;
    onClose();
    navigate(runPath(started.id));
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      wide
      title={`Undo run ${run.number}`}
      confirm={confirmLabel(undo)}
      busy={isStarting || undo === undefined || undo.changes.length === 0}
      {...(typed !== undefined && !needsApproval && { typed })}
      beside={
        changes.length > 0 && (
          <SavePlan review={review} send={needsApproval} variant={needsApproval ? "primary" : "secondary"} />
        )
      }
      onConfirm={() => void confirm()}
    >
      {error && <FailureNotice failure={error.failure} />}
      {!error && undo === undefined && (
        <p role="status" className="text-ink-quiet">
          Comparing the run with the organization…
        </p>
      )}
      {needsApproval && <ApprovalRequired />}
      {undo !== undefined && <UndoReview undo={undo} facts={facts} />}
      {changes.length > 0 && <ReasonFields {...why} />}
      {failure && <FailureNotice failure={failure} />}
    </ConfirmDialog>
  );
}

function targetsOf(undo: Undo | undefined): readonly string[] {
  return (
    undo?.changes.flatMap((change) =>
      change.kind === "association" ? change.targets.flatMap(({ targetIds }) => targetIds) : [],
    ) ?? []
  );
}

/** What is typed to confirm a change of how the whole organization is configured. */
function configurationType(undo: Undo | undefined): string | undefined {
  for (const change of undo?.changes ?? [])
    if (change.kind === "configuration") return change.configuration.update.configurationType ?? "LOCAL";
  return undefined;
}

function confirmLabel(undo: Undo | undefined): string | undefined {
  if (undo?.needsApproval === true && undo.changes.length > 0) return undefined;
  const targets = targetsOf(undo).length;
  if (targets > 0) return `Undo for ${countOf(targets, "target")}`;
  return undo === undefined || undo.changes.length === 0 ? "Nothing to undo" : "Undo the change";
}
