"use server";

import { z } from "zod";
import { PolicyId } from "@/lib/core/identifiers";
import { blockingApplications } from "@/lib/inventory/serve/policies/blocking-applications";
import { requireVisible } from "@/lib/inventory/serve/within-ous";
import type { NewRun } from "@/lib/runs/new-run";
import type { PolicyChange } from "@/lib/runs/object-change";
import type { ObjectStep } from "@/lib/runs/run-step";
import { recordedRun } from "@/lib/runs/server/begin-run";
import { runObjects, RunStart } from "@/lib/runs/server/run-now";
import { defineRead, defineWrite } from "@/lib/server/action";
import { serverAws } from "@/lib/server/aws";
import type { ConfigurationPolicy } from "../../model";
import * as operations from "../aws/operations";
import { RequestedSettings } from "../settings";
import { PolicyTags } from "../tags";

/**
 * Creates a policy that governs nothing yet, as a run of one step; `copyOf` is the policy whose members unknown to Canopy it
 * takes over.
 */
export const createConfigurationPolicy = defineWrite({
  operation: "canopy:StartRun",
  documented: "securityhub:CreateConfigurationPolicy",
  input: z.strictObject({
    settings: RequestedSettings,
    tags: PolicyTags,
    copyOf: PolicyId.exactOptional(),
    run: RunStart,
  }),
  requires: "policy:write",
  withinOus: "no-targets",
  audit: ({ run, ...input }) => recordedRun(policyRun(run, { operation: "create", ...input })),
  run: async ({ run, ...input }, session) =>
    changedPolicy(await runObjects(policyRun(run, { operation: "create", ...input }), session)),
});

/**
 * Changes a policy that is still as it was when it was opened, as a run of one step; fails as `conflict` where it is not. Only
 * what differs is sent, so that a new name does not make every account be configured anew.
 */
export const updateConfigurationPolicy = defineWrite({
  operation: "canopy:StartRun",
  documented: "securityhub:UpdateConfigurationPolicy",
  input: z.strictObject({
    policyId: PolicyId,
    /** `UpdatedAt` of the policy that was opened. */
    openedAt: z.iso.datetime().max(64),
    settings: RequestedSettings,
    reason: z.string().max(1_024),
    run: RunStart,
  }),
  requires: "policy:write",
  withinOus: "own-targets",
  audit: ({ run, ...input }) => recordedRun(policyRun(run, { operation: "update", ...input })),
  run: async ({ run, ...input }, session) =>
    changedPolicy(await runObjects(policyRun(run, { operation: "update", ...input }), session)),
});

/**
 * Deletes a policy that is applied nowhere and still as it was reviewed, as a run of one step; fails as `conflict` where AWS
 * says now that it is applied, or was changed since.
 */
export const deleteConfigurationPolicy = defineWrite({
  operation: "canopy:StartRun",
  documented: "securityhub:DeleteConfigurationPolicy",
  input: z.strictObject({
    policyId: PolicyId,
    /** `UpdatedAt` of the policy that was reviewed. */
    reviewedAt: z.iso.datetime().max(64),
    run: RunStart,
  }),
  requires: "policy:write",
  withinOus: "own-targets",
  audit: ({ run, ...input }) => recordedRun(policyRun(run, { operation: "delete", ...input })),
  run: async ({ run, ...input }, session) => {
    await runObjects(policyRun(run, { operation: "delete", ...input }), session);
  },
});

function policyRun(run: RunStart, policy: PolicyChange): NewRun {
  return { ...run, changes: [{ kind: "policy", policy }] };
}

/** The policy as AWS answered it, or as it is where it was so already. */
function changedPolicy(steps: readonly ObjectStep[]): ConfigurationPolicy {
  for (const step of steps) {
    const policy = step.kind === "policy" ? (step.became ?? step.had) : null;
    if (policy !== null) return policy;
  }
  throw new Error("AWS answers a change of a policy with the policy.");
}

/**
 * Where a policy is applied, as AWS says now: what stands in the way of its deletion. Fails as `forbidden` for who sees their OUs
 * alone where it is applied outside of them.
 */
export const listPolicyApplications = defineRead({
  operation: "securityhub:ListConfigurationPolicyAssociations",
  input: z.strictObject({ policyId: PolicyId }),
  requires: "association:read",
  withinOus: "own-targets",
  run: async ({ policyId }, session) => {
    const applied = await blockingApplications(serverAws(), policyId);
    await requireVisible(
      session,
      applied.map(({ targetId }) => targetId),
    );
    return applied;
  },
});

/** One security control: for those that a policy names and the list of this Region does not have. */
export const getSecurityControlDefinition = defineRead({
  operation: "securityhub:GetSecurityControlDefinition",
  input: z.strictObject({ controlId: z.string().min(1).max(128) }),
  requires: "policy:read",
  withinOus: "no-targets",
  run: ({ controlId }) => operations.getSecurityControlDefinition(serverAws(), controlId),
});
