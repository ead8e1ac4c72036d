import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import { updateOrganizationConfiguration } from "@/lib/security-hub/server/actions";
import type { OrganizationConfigurationUpdate } from "@/lib/security-hub/model";
import type { RunHead } from "@/lib/runs/new-run";
import type { ReviewedConfiguration } from "../reviewed";

/** An update, and the configuration that its review showed. */
export interface ReviewedUpdate {
  readonly update: OrganizationConfigurationUpdate;
  readonly expected: ReviewedConfiguration;
  readonly run: RunHead;
}

export const configurationMutations = {
  /**
   * Changes how the organization is configured; a switch to CENTRAL is PENDING at first. Answers when AWS took it, in epoch
   * milliseconds: what was read before says nothing about it. Rejects with `FailureError`, as `conflict` where the
   * configuration is not what was reviewed any more.
   */
  update: () =>
    mutationOptions({
      mutationFn: async ({ update, expected, run }: ReviewedUpdate) => {
        await callAction(() => updateOrganizationConfiguration({ ...update, expected, run }));
        return { takenAt: Date.now() };
      },
      meta: { invalidates: [keys.configuration.all] },
    }),
};
