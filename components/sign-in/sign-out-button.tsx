"use client";

import { useMutation } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Button } from "@/components/ui/button";
import { identityMutations, type SignOutPlace } from "@/lib/identity/client/mutations";

const labels: Readonly<Record<SignOutPlace, string>> = {
  here: "Sign out",
  everywhere: "Sign out everywhere",
  provider: "Sign out at the provider",
};

/** Signs the person out and leaves for where the server says. */
export function SignOutButton({ where }: { where: SignOutPlace }) {
  const { mutate, isPending, isSuccess, error } = useMutation({
    ...identityMutations.signOut(),
    onSuccess: ({ leaveTo }) => {
      // Drafts are of the person who leaves.
      sessionStorage.clear();
      location.assign(leaveTo);
    },
  });
  return (
    <>
      {error !== null && <FailureNotice failure={error.failure} />}
      <Button busy={isPending || isSuccess} onClick={() => mutate({ where })}>
        {labels[where]}
      </Button>
    </>
  );
}
