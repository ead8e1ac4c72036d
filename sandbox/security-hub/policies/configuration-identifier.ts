import { SELF_MANAGED } from "@/lib/core/identifiers";
import { AwsError } from "../../contract";
import type { SandboxPolicy, World } from "../../world/world";
import { unpublishedTexts } from "../unpublished-texts";

/** The policy that a UUID or an ARN names, or ResourceNotFoundException. */
export function policyOf(world: World, identifier: string): SandboxPolicy {
  const policy = world.securityHub.policies.get(policyIdOf(identifier));
  // An ARN must be the policy's own: one of another account or Region ends in the same UUID and is another thing.
  if (policy !== undefined && (!identifier.startsWith("arn:") || identifier === policy.arn)) return policy;
  throw new AwsError("ResourceNotFoundException", unpublishedTexts.policyNotFound(identifier));
}

/** As {@link policyOf}, for members that may say self-managed as well: answers what associations point to. */
export function configurationIdOf(world: World, identifier: string): string {
  return identifier === SELF_MANAGED ? SELF_MANAGED : policyOf(world, identifier).id;
}

/** What an association would point to if the identifier exists; a filter may name what does not. */
export function policyIdOf(identifier: string): string {
  return identifier.startsWith("arn:") ? identifier.slice(identifier.lastIndexOf("/") + 1) : identifier;
}
