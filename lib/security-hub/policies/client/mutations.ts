import { mutationOptions } from "@tanstack/react-query";
import type { PolicyId } from "@/lib/core/identifiers";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import {
  createConfigurationPolicy,
  deleteConfigurationPolicy,
  updateConfigurationPolicy,
} from "../server/actions";
import { type PolicySettings, RequestedSettings } from "../settings";
import type { RunHead } from "@/lib/runs/new-run";
import type { PolicyTags } from "../tags";

/** The tree names policies, too. */
const meta = { invalidates: [keys.securityHub.all, keys.organization.all] };

/** The writes on policies. They reject with `FailureError` and are never repeated by themselves. */
export const policyMutations = {
  create: () =>
    mutationOptions({
      mutationFn: (input: { settings: PolicySettings; tags: PolicyTags; copyOf?: PolicyId; run: RunHead }) =>
        callAction(() =>
          createConfigurationPolicy({ ...input, settings: RequestedSettings.parse(input.settings) }),
        ),
      meta,
    }),
  update: () =>
    mutationOptions({
      mutationFn: (input: {
        policyId: PolicyId;
        openedAt: string;
        settings: PolicySettings;
        reason: string;
        run: RunHead;
      }) =>
        callAction(() =>
          updateConfigurationPolicy({ ...input, settings: RequestedSettings.parse(input.settings) }),
        ),
      meta,
    }),
  delete: () =>
    mutationOptions({
      mutationFn: (input: { policyId: PolicyId; reviewedAt: string; run: RunHead }) =>
        callAction(() => deleteConfigurationPolicy(input)),
      meta,
    }),
};
