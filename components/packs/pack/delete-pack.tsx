"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { PermittedButton } from "@/components/frame/permitted-button";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { ApprovalRequired } from "@/components/inventory/plans/approval-notice";
import { SavePlan } from "@/components/inventory/plans/save-plan";
import { useNeedsApproval } from "@/components/inventory/plans/use-plans";
import { ReasonFields } from "@/components/inventory/runs/reason-fields";
import { useReason } from "@/components/inventory/runs/use-reason";
import { deletePackCommand } from "@/lib/aws-config/packs/change/cli-command";
import { CopyBlock } from "@/components/ui/copy-block";
import { ConfirmDialog } from "@/components/ui/dialog/dialog";
import { notify } from "@/components/ui/status/notifications";
import { packMutations } from "@/lib/aws-config/packs/change/client/mutations";
import { packQueries } from "@/lib/aws-config/packs/client/queries";
import type { PackDetail } from "@/lib/aws-config/packs/change/pack-change";
import type { PackName } from "@/lib/aws-config/packs/model";
import { countOf } from "@/lib/format/count";
import type { NewRun } from "@/lib/runs/new-run";

/** Deletes a pack from every account after its name has been typed, and says before what is lost. */
export function DeletePack({ name, region, accounts }: { name: PackName; region: string; accounts: number }) {
  const [isOpen, setIsOpen] = useState(false);
  const detail = useQuery({ ...packQueries.detail(name), enabled: isOpen });
  // What the dialog shows is what is deleted, whatever is read behind it; undefined until it has been read.
  const [reviewed, setReviewed] = useState<PackDetail>();
  const [isReviewing, setIsReviewing] = useState(false);
  const deletion = useMutation(packMutations.delete());
  const why = useReason();
  const needsApproval = useNeedsApproval({ kinds: ["pack"], accounts }) === true;
  const expected = reviewed?.pack == null ? undefined : reviewed.fingerprint;
  const failure = deletion.error?.failure ?? detail.error?.failure;

  async function review() {
    setIsReviewing(true);
    const { data } = await detail.refetch();
    setReviewed(data);
    setIsReviewing(false);
  }

  function remove() {
    const run = why.head();
    if (expected === undefined) void review();
    if (run === undefined || expected === undefined) return;
    deletion.mutate(
      { name, expected, run },
      {
        onSuccess: () => {
          const link = { label: "View run", href: runPath(run.id) } as const;
          notify({ tone: "success", title: `AWS is deleting ${name}`, link });
          setIsOpen(false);
        },
        // What it is now is what the next press is about, which waits for it.
        onError: () => void review(),
      },
    );
  }

  function planned(): NewRun | undefined {
    const head = why.head();
    if (head === undefined || expected === undefined) return undefined;
    return { ...head, changes: [{ kind: "pack", pack: { operation: "delete", name, expected } }] };
  }

  return (
    <>
      <PermittedButton
        permission="pack:write"
        variant="ghost"
        size="small"
        onClick={() => {
          setReviewed(undefined);
          setIsOpen(true);
          void review();
        }}
      >
        <Trash2 aria-hidden="true" />
        Delete…
      </PermittedButton>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={(next) => {
          setIsOpen(next);
          deletion.reset();
        }}
        title={`Delete ${name}?`}
        confirm={needsApproval ? undefined : "Delete the pack"}
        danger
        busy={deletion.isPending || isReviewing}
        {...(!needsApproval && { typed: name })}
        beside={
          <SavePlan review={planned} send={needsApproval} variant={needsApproval ? "primary" : "secondary"} />
        }
        onConfirm={remove}
      >
        {needsApproval && <ApprovalRequired />}
        <ul className="grid list-disc gap-1 pl-4">
          <li>
            <strong className="font-medium text-ink">
              Its rules and remediations are deleted from {countOf(accounts, "account")}.
            </strong>{" "}
            Their compliance results go with them.
          </li>
          <li>AWS lists the pack until it is out of every account, and for longer where that fails.</li>
          {reviewed !== undefined && (
            <li>
              {reviewed.pack?.template === undefined
                ? "Canopy doesn't know the template, so it can't deploy the pack again: keep a copy of it."
                : "Canopy knows the template: undoing the run deploys the pack anew."}
            </li>
          )}
        </ul>
        <details>
          <summary className="w-fit cursor-pointer">AWS CLI equivalent</summary>
          <CopyBlock label="AWS CLI command" text={deletePackCommand(name, region)} />
        </details>
        <ReasonFields {...why} />
        {failure && <FailureNotice failure={failure} />}
      </ConfirmDialog>
    </>
  );
}
