import { type Observation, observed } from "../observation";
import { type Diagnosis, checking, fine, isRefusedByIam, unanswered } from "./diagnosis";

/** Whether the account belongs to an organization, and to one that can be governed. */
export function diagnoseOrganization(observations: readonly Observation[]): Diagnosis {
  const organization = observed(observations, "organization");
  if (organization === undefined) return checking;
  const { result } = organization;
  if (!result.ok) {
    const { failure } = result;
    if (failure.aws?.exception === "AWSOrganizationsNotInUseException") {
      return {
        state: "failed",
        says: "This account belongs to no organization, so there is nothing to govern.",
        todo: [
          "Use credentials of an account in the organization: best the delegated administrator of Security Hub.",
          "If there is no organization yet, create one with all features: `aws organizations create-organization --feature-set ALL`.",
        ],
        failure,
      };
    }
    return unanswered(failure, {
      says: "The organization may not be read.",
      todo: [
        isRefusedByIam(failure)
          ? "Allow `organizations:DescribeOrganization` in the policy of the role that Canopy uses."
          : "Use an account of the organization.",
      ],
    });
  }
  const { id, managementAccountId, featureSet } = result.value;
  if (featureSet !== "ALL") {
    return {
      state: "failed",
      says: `The organization ${id} has consolidated billing only; central configuration and organization packs need all features.`,
      todo: [
        `In the management account ${managementAccountId}: \`aws organizations enable-all-features\`, then let every invited account agree.`,
      ],
    };
  }
  return fine(`Organization ${id} with all features, managed by account ${managementAccountId}.`);
}
