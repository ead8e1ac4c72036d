import { accessDenialOf, type AccessDenial, type DenyingPolicy } from "@/lib/core/access-denial";
import type { Guidance } from "./guidance";

type Next = Pick<Guidance, "title" | "steps">;

/**
 * What to do where IAM refuses an action, by the kind of policy that refuses: each is changed by other people in another
 * place. `missing` stands for the action where AWS's text names none.
 */
export function denialGuidance(message: string, missing: string): Guidance {
  const denial: AccessDenial = accessDenialOf(message) ?? { action: missing, isExplicit: false };
  const { title, steps } = nextSteps[denial.by ?? "unnamed"](denial);
  return {
    title,
    meaning: `AWS refuses ${denial.action} to the role that Canopy uses. What does not need it works as before.`,
    steps,
    again: "Check again",
  };
}

const nextSteps: Readonly<Record<DenyingPolicy | "unnamed", (denial: AccessDenial) => Next>> = {
  "identity-based policy": ({ action, isExplicit }) => ({
    title: isExplicit ? "The role's own policy denies this action" : "A permission is missing",
    steps: [
      isExplicit
        ? `Remove the statement with \`"Effect": "Deny"\` for ${action} from the policies of the role: an \`Allow\` does not override it.`
        : `Allow ${action} in the policy of the role that Canopy uses. The Connection page has the policy to copy.`,
    ],
  }),
  "service control policy": (denial) => ({
    title: "A service control policy of the organization refuses this action",
    steps: [
      `In the management account, find the service control policy${named(denial)} that applies to this account or an OU above it, and except the role, or allow ${denial.action}.`,
      "The role's own policy can't change this. Service control policies don't apply to the management account.",
    ],
  }),
  "resource control policy": (denial) => ({
    title: "A resource control policy of the organization refuses this action",
    steps: [
      `In the management account, find the resource control policy${named(denial)} that denies ${denial.action}, and except the role.`,
      "The role's own policy can't change this.",
    ],
  }),
  "permissions boundary": ({ action, isExplicit }) => ({
    title: "The role's permissions boundary refuses this action",
    steps: [
      isExplicit
        ? `Remove the deny of ${action} from the policy that is the role's permissions boundary.`
        : `Allow ${action} in the policy that is the role's permissions boundary, too: the role may do only what both allow.`,
      "`aws iam get-role --role-name …` names the boundary.",
    ],
  }),
  "session policy": ({ action }) => ({
    title: "The session policy refuses this action",
    steps: [
      `Allow ${action} in the policy that is passed when the role is assumed, or pass none. In IAM Identity Center that is the permission set.`,
      "The role's own policy may allow it already: a session may do only what both allow.",
    ],
  }),
  "VPC endpoint policy": ({ action }) => ({
    title: "The policy of a VPC endpoint refuses this action",
    steps: [
      `Allow ${action} for the role in the policy of the VPC endpoint through which this server calls AWS.`,
      "`aws ec2 describe-vpc-endpoints` lists the endpoints and their policies.",
    ],
  }),
  "resource-based policy": ({ action, isExplicit }) => ({
    title: "The policy of the resource refuses this action",
    steps: [
      isExplicit
        ? `Remove the deny of ${action} for this role from the policy that is attached to the resource.`
        : `Allow ${action} for this role in the policy that is attached to the resource. In Organizations that is the delegation policy of the management account.`,
    ],
  }),
  "role trust policy": ({ principal }) => ({
    title: "The role's trust policy does not let Canopy assume it",
    steps: [
      `Name ${principal ?? "the credentials that Canopy starts with"} in the trust policy of the role, with \`sts:AssumeRole\`.`,
    ],
  }),
  unnamed: ({ action, isExplicit }) => ({
    title: isExplicit ? "A policy denies this action" : "A permission is missing",
    steps: [
      `Allow ${action} in the policy of the role that Canopy uses. The Connection page has the policy to copy.`,
      "AWS doesn't say which policy refuses. If the role's policy allows it already, look for a service control policy or a permissions boundary that does not.",
    ],
  }),
};

function named({ policyArn }: AccessDenial): string {
  return policyArn === undefined ? "" : ` \`${policyArn}\``;
}
