"use client";

import { PermittedButton } from "@/components/frame/permitted-button";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { CopyBlock } from "@/components/ui/copy-block";
import { ConfirmDialog } from "@/components/ui/dialog/dialog";
import { notify } from "@/components/ui/status/notifications";
import type { ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import { fingerprintOf } from "@/lib/aws-config/aggregators/change/fingerprint";
import { AggregatorConflict, aggregatorMutations } from "@/lib/aws-config/aggregators/client/mutations";
import { aggregatorQueries } from "@/lib/aws-config/aggregators/client/queries";
import { deleteCommand } from "@/lib/aws-config/aggregators/read-commands";
import { countOf } from "@/lib/format/count";
import { keys } from "@/lib/query/keys";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { ApprovalRequired } from "@/components/inventory/plans/approval-notice";
import { SavePlan } from "@/components/inventory/plans/save-plan";
import { useNeedsApproval } from "@/components/inventory/plans/use-plans";
import { ReasonFields } from "@/components/inventory/runs/reason-fields";
import { useReason } from "@/components/inventory/runs/use-reason";
import type { NewRun } from "@/lib/runs/new-run";
import { regionsInWords } from "./sources/source-labels";

/** Deletes an aggregator after its name has been typed, and says before what is lost. */
export function DeleteAggregator({ aggregator }: { aggregator: ConfigurationAggregator }) {
  const { name, region, source } = aggregator;
  const [isOpen, setIsOpen] = useState(false);
  // Of what the dialog names, whatever is read meanwhile.
  const [reviewed, setReviewed] = useState("");
  const deletion = useMutation(aggregatorMutations.delete());
  const navigate = useNavigateAfterUrlUpdate();
  const client = useQueryClient();

  const why = useReason();
  const needsApproval = useNeedsApproval({ kinds: ["aggregator"], accounts: 0 }) === true;

  function remove() {
    const run = why.head();
    if (run === undefined) return;
    deletion.mutate(
      { region, name, expected: reviewed, run },
      {
        onSuccess: () => {
          const link = { label: "View run", href: runPath(run.id) } as const;
          notify({ tone: "success", title: `Deleted ${name}`, detail: `in ${region}`, link });
          navigate("/aggregators");
          client.removeQueries({ queryKey: keys.aggregators.detail(region, name) });
          client.removeQueries({ queryKey: keys.aggregators.sources(region, name) });
        },
        // What it is now is shown behind the dialog, and is what the next question is about.
        onError: (error) => {
          if (!(error instanceof AggregatorConflict) || error.current === undefined) return;
          client.setQueryData(aggregatorQueries.detail(region, name).queryKey, error.current);
        },
      },
    );
  }

  /** What the dialog shows, as a run. */
  function planned(): NewRun | undefined {
    const head = why.head();
    const aggregator = { operation: "delete", region, name, expected: reviewed } as const;
    return head && { ...head, changes: [{ kind: "aggregator", aggregator }] };
  }

  return (
    <>
      <PermittedButton
        permission="aggregator:write"
        onClick={() => {
          setReviewed(fingerprintOf(aggregator));
          setIsOpen(true);
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
        title={`Delete ${name} in ${region}?`}
        confirm={needsApproval ? undefined : "Delete the aggregator"}
        danger
        busy={deletion.isPending}
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
              What it has collected from {sourceInWords(source)} is deleted with it.
            </strong>{" "}
            A new aggregator of the same name begins with nothing.
          </li>
          <li>Queries and dashboards that read this aggregator stop working.</li>
          <li>Nothing changes in the source accounts: they keep recording.</li>
          {source?.kind === "accounts" && (
            <li>The authorizations that the accounts have given stay, until each account revokes its own.</li>
          )}
        </ul>
        <CopyBlock label="AWS CLI command" text={deleteCommand(aggregator)} />
        <ReasonFields {...why} />
        {deletion.error && <FailureNotice failure={deletion.error.failure} />}
      </ConfirmDialog>
    </>
  );
}

function sourceInWords(source: ConfigurationAggregator["source"] | undefined): string {
  if (source === undefined) return "its sources";
  const who =
    source.kind === "organization" ? "the organization" : countOf(source.accountIds.length, "account");
  return `${who} in ${regionsInWords(source.regions)}`;
}
