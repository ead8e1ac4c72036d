import type { ConfigurationId } from "@/lib/core/identifiers";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import type { StepAssociation } from "./run-step";
import { applicationOf } from "./step-verdict";

/** AWS documents that an association may stay PENDING for a day; it is not asked for longer. */
export const FOLLOWED_FOR_MS = 24 * 60 * 60_000;
const FIRST_ASK_MS = 2_000;
const LONGEST_ASK_MS = 60_000;

/** How long after an answer AWS is asked again for an association, in milliseconds: 2 s, half as long again each time, at most a minute. */
export function followDelayMs(asked: number): number {
  return Math.min(LONGEST_ASK_MS, Math.round(FIRST_ASK_MS * 1.5 ** Math.min(asked, 20)));
}

/** The association of a step as AWS was just read, and whether it has settled. */
export interface Followed {
  readonly status: StepAssociation["status"];
  readonly message: string | undefined;
  readonly isSettled: boolean;
}

/**
 * What an answer of BatchGetConfigurationPolicyAssociations means for an accepted step; `found` is undefined where AWS has
 * no association of the target. An answer from before the request counts as pending.
 * @param answeredAt `UpdatedAt` of AWS's answer to the request; undefined where it gave none
 */
export function followedAs(
  {
    wanted,
    answeredAt,
  }: { readonly wanted: ConfigurationId | null; readonly answeredAt: string | undefined },
  found: PolicyAssociation | undefined,
): Followed {
  if (found === undefined)
    return { status: wanted === null ? "NONE" : "CHANGED", message: undefined, isSettled: true };
  const isOlder =
    answeredAt !== undefined &&
    found.updatedAt !== undefined &&
    Date.parse(found.updatedAt) < Date.parse(answeredAt);
  if (wanted !== null && isOlder) return { status: "PENDING", message: undefined, isSettled: false };
  if (applicationOf(found) !== wanted) return { status: "CHANGED", message: undefined, isSettled: true };
  const status = found.status ?? "PENDING";
  return { status, message: found.message, isSettled: status !== "PENDING" };
}
