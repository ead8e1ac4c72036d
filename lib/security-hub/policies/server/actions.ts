"use server";

import { z } from "zod";
import { type Failure, FailureError } from "@/lib/core/failure";
import { PolicyId } from "@/lib/core/identifiers";
import { recordPolicies } from "@/lib/inventory/record/record-policies";
import { recordPolicyEvaluation } from "@/lib/inventory/record/record-associations";
import { rememberPolicyDetail } from "./policy-details";
import { requestCollectionAfterWrite } from "@/lib/inventory/record/request-collection";
import { checkAgainstCatalogue } from "./check-against-catalogue";
import { blockingApplications } from "./blocking-applications";
import { countOf } from "@/lib/format/count";
import { defineRead, defineWrite } from "@/lib/server/action";
import { serverAws } from "@/lib/server/aws";
import { getConfigurationPolicy } from "@/lib/security-hub/aws/operations";
import { wirePolicy } from "../aws-json";
import { deleteSettledPolicy } from "../aws/operations-delete";
import { changesDocument, differenceOf } from "../difference";
import * as operations from "../aws/operations";
import { RequestedSettings, settingsOf } from "../settings";
import { PolicyTags } from "../tags";

/** Creates a policy that governs nothing yet; `copyOf` is the policy whose members unknown to Canopy it takes over. */
export const createConfigurationPolicy = defineWrite({
  operation: "securityhub:CreateConfigurationPolicy",
  input: z.strictObject({ settings: RequestedSettings, tags: PolicyTags, copyOf: PolicyId.exactOptional() }),
  requires: "policy:write",
  audit: ({ settings }) => ({ target: `policy ${settings.name}` }),
  run: async ({ settings, tags, copyOf }) => {
    const source = copyOf && settingsOf(await getConfigurationPolicy(serverAws(), copyOf));
    // What the source has may be copied; its texts are its own.
    await checkAgainstCatalogue(settings, source && { ...source, name: "", description: "" });
    const { name, description } = settings;
    const policy = await operations.createConfigurationPolicy(serverAws(), {
      name,
      description: description === "" ? undefined : description,
      policy: wirePolicy({ ...settings, ...(source?.document && { document: source.document }) }),
      tags,
    });
    rememberPolicyDetail(policy);
    await recordPolicies([policy]);
    return policy;
  },
});

/**
 * Changes a policy that is still as it was when it was opened; fails as `conflict` where it is not. Only
 * what differs is sent, so that a new name does not make every account be configured anew.
 */
export const updateConfigurationPolicy = defineWrite({
  operation: "securityhub:UpdateConfigurationPolicy",
  input: z.strictObject({
    policyId: PolicyId,
    /** `UpdatedAt` of the policy that was opened. */
    openedAt: z.iso.datetime().max(64),
    settings: RequestedSettings,
    reason: z.string().max(1_024),
  }),
  requires: "policy:write",
  audit: ({ policyId }) => ({ target: policyId }),
  before: ({ policyId }) => getConfigurationPolicy(serverAws(), policyId),
  run: async ({ policyId, openedAt, settings, reason }) => {
    const current = await getConfigurationPolicy(serverAws(), policyId);
    if (current.updatedAt !== openedAt) {
      rememberPolicyDetail(current);
      await recordPolicies([current]);
      throw new FailureError({
        code: "conflict",
        message: `The policy was changed at ${current.updatedAt}, after you opened it.`,
      });
    }
    const existing = settingsOf(current);
    await checkAgainstCatalogue(settings, existing);
    const difference = differenceOf(existing, settings);
    if (difference.description?.after === "") throw new FailureError(descriptionStays);
    const document = changesDocument(difference);
    const policy = await operations.updateConfigurationPolicy(serverAws(), {
      policyId,
      name: difference.name?.after,
      description: difference.description?.after,
      reason: reason.trim() === "" ? undefined : reason.trim(),
      policy: document ? wirePolicy({ ...settings, document: current.document }) : undefined,
    });
    rememberPolicyDetail(policy);
    await recordPolicies([policy]);
    // What it governs is configured anew: PENDING until the collection reads how far that is.
    if (document) {
      await recordPolicyEvaluation(policyId, policy.updatedAt);
      await requestCollectionAfterWrite();
    }
    return policy;
  },
});

/** The list of policies, from which a review comes, may give a time less exactly than the policy itself does. */
function isSameSecond(one: string, other: string): boolean {
  return Math.floor(Date.parse(one) / 1_000) === Math.floor(Date.parse(other) / 1_000);
}

const descriptionStays: Failure = {
  code: "invalid-input",
  message: "A description can't be removed. Nothing was changed.",
  fields: { description: ["A description can't be removed. Enter another one."] },
};

/**
 * Deletes a policy that is applied nowhere and still as it was reviewed; fails as `conflict` where AWS says now that it is
 * applied, or was changed since.
 */
export const deleteConfigurationPolicy = defineWrite({
  operation: "securityhub:DeleteConfigurationPolicy",
  input: z.strictObject({
    policyId: PolicyId,
    /** `UpdatedAt` of the policy that was reviewed. */
    reviewedAt: z.iso.datetime().max(64),
  }),
  requires: "policy:write",
  audit: ({ policyId }) => ({ target: policyId }),
  before: ({ policyId }) => getConfigurationPolicy(serverAws(), policyId),
  run: async ({ policyId, reviewedAt }) => {
    const current = await getConfigurationPolicy(serverAws(), policyId);
    if (!isSameSecond(current.updatedAt, reviewedAt)) {
      rememberPolicyDetail(current);
      await recordPolicies([current]);
      throw new FailureError({
        code: "conflict",
        message: `The policy was changed at ${current.updatedAt}, after you opened it. Nothing was deleted.`,
      });
    }
    const blocking = await blockingApplications(serverAws(), policyId);
    if (blocking.length > 0) {
      throw new FailureError({
        code: "conflict",
        message: `The policy is applied to ${countOf(blocking.length, "target")}. Nothing was deleted.`,
      });
    }
    await deleteSettledPolicy(serverAws(), policyId);
    await recordPolicies([], [policyId]);
  },
});

/** Where a policy is applied, as AWS says now: what stands in the way of its deletion. */
export const listPolicyApplications = defineRead({
  operation: "securityhub:ListConfigurationPolicyAssociations",
  input: z.strictObject({ policyId: PolicyId }),
  requires: "association:read",
  run: ({ policyId }) => blockingApplications(serverAws(), policyId),
});

/** One security control: for those that a policy names and the list of this Region does not have. */
export const getSecurityControlDefinition = defineRead({
  operation: "securityhub:GetSecurityControlDefinition",
  input: z.strictObject({ controlId: z.string().min(1).max(128) }),
  requires: "policy:read",
  run: ({ controlId }) => operations.getSecurityControlDefinition(serverAws(), controlId),
});
