import type { Failure } from "@/lib/core/failure";
import type { Guidance } from "./guidance";

/** What AWS's exceptions mean where an organization conformance pack is deployed, changed or deleted, and only there. */
export function packGuidance({ code, aws }: Failure): Guidance | undefined {
  const operation = aws?.operation.split(":")[1] ?? "";
  if (operation !== "PutOrganizationConformancePack" && operation !== "DeleteOrganizationConformancePack")
    return undefined;
  return byException[aws?.exception ?? ""] ?? (code === "invalid-input" ? notAccepted : undefined);
}

const notAccepted: Guidance = {
  title: "AWS did not accept the conformance pack",
  meaning: "Nothing was changed. What you entered is still here.",
  steps: [
    "Compare name, parameters, exclusions and delivery bucket with AWS's message, correct them, and try again.",
  ],
};

const byException: Readonly<Record<string, Guidance>> = {
  MaxNumberOfOrganizationConformancePacksExceededException: {
    title: "The organization has as many conformance packs as AWS allows",
    meaning:
      "Nothing was deployed. An organization has at most 50 organization conformance packs, those of all administrators together.",
    steps: ["Delete a pack that is no longer needed, then try again. What you entered is kept until then."],
    again: "Try again",
  },
  OrganizationConformancePackTemplateValidationException: {
    title: "AWS did not accept the template",
    meaning: "Nothing was changed. What you entered is still here.",
    steps: [
      "Go back to the template and correct what AWS's message names: its resources, its parameters, or their values.",
      "For a template in S3, check that the URI names an object of a bucket in this Region.",
    ],
  },
  ResourceInUseException: {
    title: "The conformance pack is in use by another operation",
    meaning:
      "Nothing was changed. AWS takes a change of a pack only when the deployment before it has ended in every account.",
    steps: ["Wait until no account is in progress, then try again. What you entered is kept until then."],
    again: "Try again",
  },
  InsufficientPermissionsException: {
    title: "AWS Config lacks permissions to deploy the pack",
    meaning:
      "Nothing was deployed. The caller can't create the service-linked role, or can't read the template in S3.",
    steps: [
      "Allow the write role `iam:GetRole` and `iam:CreateServiceLinkedRole` for config-multiaccountsetup.amazonaws.com and config-conforms.amazonaws.com.",
      "For a template in S3, allow it `s3:GetObject` on the object.",
      "For a pack with tags, allow it `config:TagResource`.",
    ],
    again: "Try again",
  },
  OrganizationAllFeaturesNotEnabledException: {
    title: "The organization does not have all features enabled",
    meaning: "Nothing was deployed. Organization conformance packs need an organization with all features.",
    steps: ["Enable all features in AWS Organizations, in the management account, then try again."],
    again: "Try again",
  },
  NoAvailableOrganizationException: {
    title: "The organization is no longer available",
    meaning:
      "Nothing was deployed. This account belongs to no organization, or the organization was deleted.",
    steps: ["Check which account Canopy works in, at the top right."],
    again: "Try again",
  },
};
