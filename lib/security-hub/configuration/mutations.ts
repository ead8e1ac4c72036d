import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import { updateOrganizationConfiguration } from "../actions";
import type { OrganizationConfigurationUpdate } from "../model";

export const configurationMutations = {
  /**
   * Changes how the organization is configured; a switch to CENTRAL is PENDING at first. Answers when AWS took it, in epoch
   * milliseconds: what was read before says nothing about it. Rejects with `FailureError`.
   */
  update: () =>
    mutationOptions({
      mutationFn: async (update: OrganizationConfigurationUpdate) => {
        await callAction(() => updateOrganizationConfiguration(update));
        return { takenAt: Date.now() };
      },
      meta: { invalidates: [keys.configuration.all] },
    }),
};
