"use client";

import { useMutation } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import { PermittedButton } from "@/components/frame/permitted-button";
import { notify } from "@/components/ui/status/notifications";
import { countOf } from "@/lib/format/count";
import { identityMutations } from "@/lib/identity/client/mutations";

/** Ends every session of a person, in all of their browsers. */
export function EndSessions({ personId, name }: { personId: string; name: string }) {
  const { mutate, isPending, error } = useMutation({
    ...identityMutations.endPersonSessions(),
    onSuccess: ({ ended }) =>
      notify({
        tone: "success",
        title:
          ended === 0 ? `${name} is signed in nowhere.` : `Ended ${countOf(ended, "session")} of ${name}.`,
      }),
  });
  return (
    <>
      <PermittedButton
        permission="settings:write"
        size="small"
        aria-label={`End sessions of ${name}`}
        busy={isPending}
        onClick={() => mutate(personId)}
      >
        End sessions
      </PermittedButton>
      {error !== null && <FailureNotice failure={error.failure} />}
    </>
  );
}
