import { useMutation } from "@tanstack/react-query";
import { announce } from "@/components/ui/announcements";
import { configurationMutations } from "@/lib/security-hub/configuration/mutations";
import type { OrganizationConfigurationUpdate } from "@/lib/security-hub/model";
import type { ConfigurationDraftHandle } from "./configuration-draft";

/** Sends an update once and writes what became of it into the draft, where it outlives a reload. */
export function useUpdateConfiguration({ accepted, refused }: ConfigurationDraftHandle) {
  const { mutate, isPending } = useMutation(configurationMutations.update());
  return {
    isPending,
    /** `onDone` is called when there is an answer, whatever it is. */
    send(update: OrganizationConfigurationUpdate, onDone: () => void): void {
      mutate(update, {
        onSuccess: ({ takenAt }) => {
          accepted(update.configurationType ?? "LOCAL", takenAt);
          announce("AWS took the change.");
        },
        onError: ({ failure }) => refused(failure),
        onSettled: onDone,
      });
    },
  };
}
