import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import { updateOrganizationConfiguration } from "../actions";
import type { OrganizationConfigurationUpdate } from "../model";

export const configurationMutations = {
  /** Changes how the organization is configured; a switch to CENTRAL is PENDING at first. Rejects with `FailureError`. */
  update: () =>
    mutationOptions({
      mutationFn: (update: OrganizationConfigurationUpdate) =>
        callAction(() => updateOrganizationConfiguration(update)),
      meta: { invalidates: [keys.configuration.all] },
    }),
};
