import "server-only";
import type { Aws } from "@/lib/aws/create-aws";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { JsonObject } from "@/lib/core/json";
import { countOf } from "@/lib/format/count";
import { recordPolicyEvaluation } from "@/lib/inventory/record/record-associations";
import { recordRead } from "@/lib/inventory/record/record-definitions";
import { recordPolicies } from "@/lib/inventory/record/record-policies";
import { requestCollectionAfterWrite } from "@/lib/inventory/record/request-collection";
import { policyDefinition } from "@/lib/inventory/snapshot/changes/definition";
import { blockingApplications } from "@/lib/inventory/serve/policies/blocking-applications";
import { checkAgainstCatalogue } from "@/lib/inventory/serve/policies/check-against-catalogue";
import { rememberPolicyDetail } from "@/lib/inventory/serve/policies/policy-details";
import { getConfigurationPolicy, listConfigurationPolicies } from "@/lib/security-hub/aws/operations";
import type { ConfigurationPolicy } from "@/lib/security-hub/model";
import { wirePolicy } from "@/lib/security-hub/policies/aws-json";
import * as operations from "@/lib/security-hub/policies/aws/operations";
import { findPolicy } from "@/lib/security-hub/policies/aws/find-policy";
import { deleteSettledPolicy } from "@/lib/security-hub/policies/aws/operations-delete";
import { changesDocument, differenceOf, isSame } from "@/lib/security-hub/policies/difference";
import { settingsOf } from "@/lib/security-hub/policies/settings";
import type { PolicyChange } from "../../object-change";
import { comparing } from "./comparing";
import type { Accepted, StepHandler } from "./step-handler";
import { changedOtherwise, CLOCK_SKEW_MS, done, notDone, unknown } from "./verdict";

type Change<Operation extends PolicyChange["operation"]> = Extract<
  PolicyChange,
  { readonly operation: Operation }
>;

/**
 * CreateConfigurationPolicy, UpdateConfigurationPolicy or DeleteConfigurationPolicy.
 * @param document of an undo: what AWS had, with the members that Canopy does not know
 */
export function policyHandler(aws: Aws, change: PolicyChange, document?: JsonObject): StepHandler {
  switch (change.operation) {
    case "create":
      return creation(aws, change, document);
    case "update":
      return update(aws, change, document);
    case "delete":
      return deletion(aws, change);
  }
}

/** A policy that governs nothing yet. */
function creation(
  aws: Aws,
  { settings, tags, copyOf }: Change<"create">,
  former: JsonObject | undefined,
): StepHandler {
  return {
    operation: "securityhub:CreateConfigurationPolicy",
    target: `policy ${settings.name}`,
    input: { settings, tags, ...(copyOf !== undefined && { copyOf }) },
    ready: () =>
      comparing(async () => {
        const source = copyOf && settingsOf(await getConfigurationPolicy(aws, copyOf));
        // What the source has may be copied; its texts are its own. What AWS had once isn't judged at all.
        if (former === undefined)
          await checkAgainstCatalogue(settings, source && { ...source, name: "", description: "" });
        const { name, description } = settings;
        const document = former ?? source?.document;
        return {
          kind: "send",
          before: undefined,
          send: async () =>
            acceptedPolicy(
              await operations.createConfigurationPolicy(aws, {
                name,
                description: description === "" ? undefined : description,
                policy: wirePolicy({ ...settings, ...(document && { document }) }),
                tags,
              }),
            ),
        };
      }),
    // Its name belongs to one policy of an organization.
    verify: async ({ at }) => {
      const summary = (await listConfigurationPolicies(aws)).find(({ name }) => name === settings.name);
      if (summary === undefined) return notDone;
      const found = await getConfigurationPolicy(aws, summary.id);
      const createdAt = found.createdAt ?? found.updatedAt;
      return Date.parse(createdAt) >= at - CLOCK_SKEW_MS ? done(acceptedPolicy(found)) : notDone;
    },
  };
}

/** Only what differs is sent, so that a new name does not make every account be configured anew. */
function update(
  aws: Aws,
  { policyId, openedAt, settings, reason }: Change<"update">,
  former: JsonObject | undefined,
): StepHandler {
  return {
    operation: "securityhub:UpdateConfigurationPolicy",
    target: policyId,
    input: { policyId, openedAt, settings, reason },
    ready: () =>
      comparing(async () => {
        const current = await getConfigurationPolicy(aws, policyId);
        const existing = settingsOf(current);
        const difference = differenceOf(existing, settings);
        if (current.updatedAt !== openedAt) {
          await rememberCurrent(current);
          const changed = changedSince(current, "");
          return isSame(difference)
            ? { kind: "skip", before: current, changed }
            : { kind: "refuse", failure: changed };
        }
        if (former === undefined) await checkAgainstCatalogue(settings, existing);
        if (difference.description?.after === "") throw new FailureError(descriptionStays);
        const isDocumentChanged =
          changesDocument(difference) ||
          (former !== undefined && JSON.stringify(former) !== JSON.stringify(current.document));
        return {
          kind: "send",
          before: current,
          send: async () =>
            acceptedPolicy(
              await operations.updateConfigurationPolicy(aws, {
                policyId,
                name: difference.name?.after,
                description: difference.description?.after,
                reason: reason.trim() === "" ? undefined : reason.trim(),
                policy: isDocumentChanged
                  ? wirePolicy({ ...settings, document: former ?? current.document })
                  : undefined,
              }),
              isDocumentChanged,
            ),
        };
      }),
    // AWS gives each change a new `UpdatedAt`.
    verify: async () => {
      const found = await findPolicy(aws, policyId);
      if (found === undefined) return unknown("the policy was deleted since.");
      if (found.updatedAt === openedAt) return notDone;
      const difference = differenceOf(settingsOf(found), settings);
      if (isSame(difference)) return done(acceptedPolicy(found, true));
      await rememberCurrent(found);
      return changedOtherwise;
    },
  };
}

/** Of a policy that is applied nowhere and still as it was reviewed. */
function deletion(aws: Aws, { policyId, reviewedAt }: Change<"delete">): StepHandler {
  const accepted: Accepted = {
    answer: null,
    record: async () => {
      await recordPolicies([], [policyId]);
      return [];
    },
  };
  return {
    operation: "securityhub:DeleteConfigurationPolicy",
    target: policyId,
    input: { policyId, reviewedAt },
    ready: () =>
      comparing(async () => {
        const current = await findPolicy(aws, policyId);
        if (current === undefined) {
          await recordPolicies([], [policyId]);
          return { kind: "skip", before: undefined, changed: deletedSince };
        }
        if (!isSameSecond(current.updatedAt, reviewedAt)) {
          await rememberCurrent(current);
          return { kind: "refuse", failure: changedSince(current, " Nothing was deleted.") };
        }
        const blocking = await blockingApplications(aws, policyId);
        if (blocking.length > 0)
          throw new FailureError({
            code: "conflict",
            message: `The policy is applied to ${countOf(blocking.length, "target")}. Nothing was deleted.`,
          });
        return {
          kind: "send",
          before: current,
          send: async () => {
            await deleteSettledPolicy(aws, policyId);
            return accepted;
          },
        };
      }),
    // An id is never given twice.
    verify: async () => ((await findPolicy(aws, policyId)) === undefined ? done(accepted) : notDone),
  };
}

/** What it governs is configured anew: PENDING until the collection reads how far that is. */
function acceptedPolicy(policy: ConfigurationPolicy, isEvaluated = false): Accepted {
  return {
    answer: policy,
    record: async () => {
      await rememberCurrent(policy, true);
      if (!isEvaluated) return [];
      await recordPolicyEvaluation(policy.id, policy.updatedAt);
      await requestCollectionAfterWrite();
      return [];
    },
  };
}

/** @param isAnswer whether it is what AWS has answered to the change itself */
async function rememberCurrent(policy: ConfigurationPolicy, isAnswer = false): Promise<void> {
  rememberPolicyDetail(policy);
  await recordPolicies([policy]);
  await recordRead({ definitions: [policyDefinition(policy)], isAnswer });
}

/** The list of policies, from which a review comes, may give a time less exactly than the policy itself does. */
function isSameSecond(one: string, other: string): boolean {
  return Math.floor(Date.parse(one) / 1_000) === Math.floor(Date.parse(other) / 1_000);
}

function changedSince({ updatedAt }: ConfigurationPolicy, consequence: string): Failure {
  return {
    code: "conflict",
    message: `The policy was changed at ${updatedAt}, after you opened it.${consequence}`,
  };
}

const deletedSince: Failure = {
  code: "not-found",
  message: "The policy was deleted after you opened it.",
};

const descriptionStays: Failure = {
  code: "invalid-input",
  message: "A description can't be removed. Nothing was changed.",
  fields: { description: ["A description can't be removed. Enter another one."] },
};
