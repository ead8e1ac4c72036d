"use server";

import { requireVisible } from "@/lib/inventory/serve/within-ous";
import { z } from "zod";
import { ConfigurationId, PolicyId, TargetId } from "@/lib/core/identifiers";
import { recordedAssociation, readAndRecordAssociations } from "@/lib/inventory/record/record-associations";
import { defineRead, defineWrite } from "@/lib/server/action";
import { serverAws } from "@/lib/server/aws";
import { type Assignment, OrganizationConfigurationUpdate } from "../model";

import * as operations from "../aws/operations";
import type { NewRun } from "@/lib/runs/new-run";
import { recordedRun } from "@/lib/runs/server/begin-run";
import { runNow, RunStart } from "@/lib/runs/server/run-now";
import { assignmentOf } from "@/lib/runs/undo";
import { ReviewedConfiguration } from "../configuration/reviewed";

const AssociationInput = z.strictObject({
  configurationId: ConfigurationId,
  targetId: TargetId,
  /** What was applied to the target itself when the change was reviewed; null where nothing was. */
  expected: ConfigurationId.nullable(),
  run: RunStart,
});
type AssociationInput = z.infer<typeof AssociationInput>;

/**
 * Applies a policy, or self-managed behavior, to one target, as a run of one step; fails as `conflict` where something else is
 * applied to it by now than was reviewed. The answer is usually PENDING, and what inherits from the target counts as PENDING
 * from then on.
 * @public the documented operation for one target; the interface sends it as a step of a run
 */
export const startConfigurationPolicyAssociation = defineWrite({
  operation: "canopy:StartRun",
  documented: "securityhub:StartConfigurationPolicyAssociation",
  input: AssociationInput,
  requires: "association:write",
  withinOus: "own-targets",
  audit: (input) => recordedRun(associationRun(input, assignmentOf(input.configurationId))),
  run: async (input, session) => {
    await runNow(associationRun(input, assignmentOf(input.configurationId)), session);
    return recordedAssociation(input.targetId);
  },
});

/**
 * Takes away what is applied to one target, as a run of one step, and answers what governs it then: inherited, or undefined
 * where nothing is. Fails as `conflict` where something else is applied to it by now than was reviewed.
 * @public as above
 */
export const startConfigurationPolicyDisassociation = defineWrite({
  operation: "canopy:StartRun",
  documented: "securityhub:StartConfigurationPolicyDisassociation",
  input: AssociationInput,
  requires: "association:write",
  withinOus: "own-targets",
  audit: (input) => recordedRun(associationRun(input, { kind: "inherit" })),
  run: async (input, session) => {
    await runNow(associationRun(input, { kind: "inherit" }), session);
    return { association: await recordedAssociation(input.targetId) };
  },
});

function associationRun({ run, targetId, expected }: AssociationInput, assignment: Assignment): NewRun {
  return {
    ...run,
    changes: [{ kind: "association", assignment, targets: [{ expected, targetIds: [targetId] }] }],
  };
}

/** Fresh associations of up to a hundred targets; what AWS left unprocessed, and which of them have none any more. */
export const batchGetConfigurationPolicyAssociations = defineRead({
  operation: "securityhub:BatchGetConfigurationPolicyAssociations",
  input: z.strictObject({ targetIds: z.array(TargetId).min(1).max(100) }),
  requires: "association:read",
  withinOus: "own-targets",
  run: async ({ targetIds }, session) => {
    await requireVisible(session, targetIds);
    return readAndRecordAssociations(
      async () => {
        const answer = await operations.batchGetConfigurationPolicyAssociations(serverAws(), targetIds);
        // AWS documents the code as an HTTP status: 404 is a target without an association.
        const cleared = answer.unprocessed.flatMap(({ targetId, errorCode }) =>
          targetId !== undefined && errorCode === "404" ? [targetId] : [],
        );
        return { ...answer, cleared };
      },
      (answer) => answer,
    );
  },
});

/** What a policy configures. */
export const getConfigurationPolicy = defineRead({
  operation: "securityhub:GetConfigurationPolicy",
  input: z.strictObject({ policyId: PolicyId }),
  requires: "policy:read",
  withinOus: "no-targets",
  run: ({ policyId }) => operations.getConfigurationPolicy(serverAws(), policyId),
});

/**
 * CENTRAL or LOCAL, and what new accounts get by themselves; fails as `conflict` where the configuration is not what was
 * reviewed. It is a run of one step, and the next collection shows what came of it.
 */
export const updateOrganizationConfiguration = defineWrite({
  operation: "canopy:StartRun",
  documented: "securityhub:UpdateOrganizationConfiguration",
  input: OrganizationConfigurationUpdate.safeExtend({ expected: ReviewedConfiguration, run: RunStart }),
  requires: "configuration:write",
  audit: (input) => recordedRun(configurationRun(input)),
  run: async (input, session) => {
    await runNow(configurationRun(input), session);
  },
});

function configurationRun({
  expected,
  run,
  ...update
}: OrganizationConfigurationUpdate & {
  readonly expected: ReviewedConfiguration;
  readonly run: RunStart;
}): NewRun {
  return { ...run, changes: [{ kind: "configuration", configuration: { update, expected } }] };
}
