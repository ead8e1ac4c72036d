"use server";

import { z } from "zod";
import { ConfigurationId, PolicyId, TargetId } from "@/lib/core/identifiers";
import {
  recordedAssociation,
  readAndRecordAssociations,
  recordEvaluation,
} from "@/lib/inventory/record/record-associations";
import { requireTarget } from "@/lib/inventory/record/require-target";
import { defineRead, defineWrite } from "@/lib/server/action";
import { serverAws } from "@/lib/server/aws";
import { OrganizationConfigurationUpdate } from "../model";

import * as operations from "../aws/operations";
import { readBackAssociation } from "@/lib/inventory/record/read-back-association";
import { requireReviewedApplication } from "@/lib/inventory/record/require-reviewed-application";
import type { NewRun } from "@/lib/runs/new-run";
import { recordedRun } from "@/lib/runs/server/begin-run";
import { requireNoApproval } from "@/lib/runs/server/plan-facts";
import { assignmentOf } from "@/lib/runs/undo";
import { runObjects, RunStart } from "@/lib/runs/server/run-objects";
import { ReviewedConfiguration } from "../configuration/reviewed";

/** A change of one target, as the rules of approval look at it. */
function oneAssociation(
  targetId: TargetId,
  expected: ConfigurationId | null,
  wanted: ConfigurationId | null,
): Pick<NewRun, "changes"> {
  const targets = [{ expected, targetIds: [targetId] }];
  return { changes: [{ kind: "association", assignment: assignmentOf(wanted), targets }] };
}

const AssociationInput = z.strictObject({
  configurationId: ConfigurationId,
  targetId: TargetId,
  /** What was applied to the target itself when the change was reviewed; null where nothing was. */
  expected: ConfigurationId.nullable(),
});

/**
 * Applies a policy, or self-managed behavior, to one target; fails as `conflict` where something else is applied to it by
 * now than was reviewed. The answer is usually PENDING, and what inherits from the target counts as PENDING from then on.
 * @public the documented operation for one target; the interface sends it as a step of a run
 */
export const startConfigurationPolicyAssociation = defineWrite({
  operation: "securityhub:StartConfigurationPolicyAssociation",
  input: AssociationInput,
  requires: "association:write",
  audit: ({ targetId }) => ({ target: targetId }),
  before: ({ targetId }) => recordedAssociation(targetId),
  run: async ({ expected, ...input }) => {
    await requireTarget(input.targetId);
    await requireNoApproval(oneAssociation(input.targetId, expected, input.configurationId));
    await requireReviewedApplication(serverAws(), input.targetId, [expected, input.configurationId]);
    const association = await operations.startConfigurationPolicyAssociation(serverAws(), input);
    await recordEvaluation(input.targetId, association);
    return association;
  },
});

/**
 * Takes away what is applied to one target, and answers what governs it then: inherited, or undefined where nothing is.
 * Fails as `conflict` where something else is applied to it by now than was reviewed.
 * @public as above
 */
export const startConfigurationPolicyDisassociation = defineWrite({
  operation: "securityhub:StartConfigurationPolicyDisassociation",
  input: AssociationInput,
  requires: "association:write",
  audit: ({ targetId }) => ({ target: targetId }),
  before: ({ targetId }) => recordedAssociation(targetId),
  run: async ({ expected, ...input }) => {
    await requireTarget(input.targetId);
    await requireNoApproval(oneAssociation(input.targetId, expected, null));
    await requireReviewedApplication(serverAws(), input.targetId, [expected, null]);
    await operations.startConfigurationPolicyDisassociation(serverAws(), input);
    const { association } = await readBackAssociation(serverAws(), input.targetId);
    return { association };
  },
});

/** Fresh associations of up to a hundred targets; what AWS left unprocessed, and which of them have none any more. */
export const batchGetConfigurationPolicyAssociations = defineRead({
  operation: "securityhub:BatchGetConfigurationPolicyAssociations",
  input: z.strictObject({ targetIds: z.array(TargetId).min(1).max(100) }),
  requires: "association:read",
  run: ({ targetIds }) =>
    readAndRecordAssociations(
      async () => {
        const answer = await operations.batchGetConfigurationPolicyAssociations(serverAws(), targetIds);
        // AWS documents the code as an HTTP status: 404 is a target without an association.
        const cleared = answer.unprocessed.flatMap(({ targetId, errorCode }) =>
          targetId !== undefined && errorCode === "404" ? [targetId] : [],
        );
        return { ...answer, cleared };
      },
      (answer) => answer,
    ),
});

/** What a policy configures. */
export const getConfigurationPolicy = defineRead({
  operation: "securityhub:GetConfigurationPolicy",
  input: z.strictObject({ policyId: PolicyId }),
  requires: "policy:read",
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
    await runObjects(configurationRun(input), session);
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
