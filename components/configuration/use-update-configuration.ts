import { useMutation, useQueryClient } from "@tanstack/react-query";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { announce } from "@/components/ui/status/announcer";
import { notify } from "@/components/ui/status/notifications";
import {
  configurationMutations,
  type ReviewedUpdate,
} from "@/lib/security-hub/configuration/client/mutations";
import { configurationQueries } from "@/lib/security-hub/configuration/client/queries";
import type { ConfigurationDraftHandle } from "./configuration-draft";

/** Sends an update once and writes its result into the draft, where it outlives a reload and another page. */
export function useUpdateConfiguration({ draft, accepted, refused }: ConfigurationDraftHandle) {
  const { choice } = draft;
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    ...configurationMutations.update(),
    // Here and not with `mutate`: these are called when the form is no longer shown, too.
    onMutate: () => ({ sent: choice }),
    onSuccess: ({ takenAt }, { update, run }, { sent }) => {
      accepted({ type: update.configurationType ?? "LOCAL", at: takenAt, runId: run.id }, sent);
      announce("AWS accepted the change.");
      notify({
        tone: "success",
        title: "AWS accepted the change of the organization configuration.",
        link: { label: "View run", href: runPath(run.id) },
      });
    },
    onError: ({ failure }) => {
      refused(failure);
      // What AWS refuses may rest on facts that have changed meanwhile: who administers, what the configuration is.
      void client.invalidateQueries({ queryKey: configurationQueries.reading().queryKey });
    },
  });
  return {
    isPending,
    /** `onDone` is called when there is an answer, whatever it is. */
    send(reviewed: ReviewedUpdate, onDone: () => void): void {
      mutate(reviewed, { onSettled: onDone });
    },
  };
}
