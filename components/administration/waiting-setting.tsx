"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { administrationMutations } from "@/lib/administration/client/mutations";
import type { AdministeredSetting, WaitingChange } from "@/lib/administration/setting";

/** A change of the approval rules that waits: who asked, before and after, and what the person may do about it. */
export function WaitingSetting({
  name,
  waiting: { id, value, before, requestedBy, requestedAt, isStale, isOwn },
  mayApprove,
}: {
  name: AdministeredSetting["name"];
  waiting: WaitingChange;
  mayApprove: boolean;
}) {
  const router = useRouter();
  const approving = useMutation(administrationMutations.approveSetting());
  const discarding = useMutation(administrationMutations.discardSetting());
  const failure = (approving.error ?? discarding.error)?.failure;
  const settled = { onSuccess: () => router.refresh() };
  return (
    <div
      role="group"
      aria-label="Change waiting for approval"
      className="grid gap-2 rounded-control border p-3 text-13"
    >
      <h3 className="font-medium">Change waiting for approval</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <dt className="text-ink-quiet">Requested by</dt>
        <dd>
          {requestedBy} <RelativeTime at={requestedAt} />
        </dd>
        <dt className="text-ink-quiet">Before</dt>
        <dd>
          <Rules text={before} />
        </dd>
        <dt className="text-ink-quiet">After</dt>
        <dd>
          <Rules text={value} />
        </dd>
      </dl>
      <p className="text-pretty text-ink-quiet">
        {isStale
          ? "The approval rules were changed after this change was requested, so it can only be discarded."
          : isOwn
            ? "Another person with the role approver approves it. You can discard it."
            : mayApprove
              ? "It is in force as soon as you approve it."
              : "A person with the role approver approves it. You can discard it."}
      </p>
      {failure !== undefined && <FailureNotice failure={failure} />}
      <div className="flex flex-wrap gap-2">
        {mayApprove && !isOwn && !isStale && (
          <Button
            variant="primary"
            busy={approving.isPending}
            onClick={() => approving.mutate({ name, id }, settled)}
          >
            Approve change
          </Button>
        )}
        <Button busy={discarding.isPending} onClick={() => discarding.mutate({ name, id }, settled)}>
          Discard change
        </Button>
      </div>
    </div>
  );
}

function Rules({ text }: { text: string }) {
  return text === "" ? <span>No approval needed</span> : <code className="break-words">{text}</code>;
}

/** What approval means where one person alone uses Canopy, and how to leave it. */
export function LocalApproval() {
  return (
    <p className="text-pretty text-ink-quiet">
      In local mode you are the only person, so nothing that needs approval can be approved. To leave approval
      rules that are in force, restart Canopy with <code>CANOPY_APPROVAL_FROM=environment</code>: the rules
      are then those of <code>CANOPY_APPROVAL</code>, none where it isn’t set.
    </p>
  );
}
