import type { Failure } from "@/lib/core/failure";
import type { Guidance } from "./guidance";

/** What AWS's exceptions mean where a policy is created, changed or deleted, and only there. */
export function policyGuidance({ code, aws }: Failure): Guidance | undefined {
  switch (`${aws?.operation.split(":")[1] ?? ""} ${code}`) {
    case "CreateConfigurationPolicy conflict":
      return {
        title: "Such a policy exists already, or is being made",
        meaning: "Nothing was created. What you entered is still here.",
        steps: [
          "Give the policy another name: AWS allows each name once.",
          "If you have tried before and got no answer, look for it among the policies: it may have been created then.",
        ],
      };
    case "CreateConfigurationPolicy limit-reached":
      return {
        title: "The organization has as many policies as AWS allows",
        meaning: "Nothing was created. An organization has at most twenty configuration policies.",
        steps: ["Delete a policy that governs nothing, then try again. What you entered is kept until then."],
        again: "Try again",
      };
    case "UpdateConfigurationPolicy conflict":
      return {
        title: "The policy is being changed by someone else, or its name is taken",
        meaning: "This change was not made. What you entered is still here.",
        steps: ["Wait until the other change is done, compare, and decide again.", "Try another name."],
      };
    case "DeleteConfigurationPolicy conflict":
      return {
        title: "The disassociation has not settled yet",
        meaning:
          "Nothing was deleted. AWS deletes a policy some seconds after its last disassociation; Canopy has tried several times.",
        steps: ["Wait a minute, then delete the policy again."],
        again: "Try again",
      };
    case "UpdateConfigurationPolicy not-found":
    case "DeleteConfigurationPolicy not-found":
      return {
        title: "The policy no longer exists",
        meaning: "It was deleted since this page was read. Nothing was changed.",
        steps: ["Go back to the policies. A new one can be made of what you have entered."],
      };
    default:
      return undefined;
  }
}
