import type { ConfigurationId } from "@/lib/core/identifiers";
import type { Assignment, PolicyAssociation } from "@/lib/security-hub/model";
import { SELF_MANAGED } from "@/lib/core/identifiers";

/** The configuration that an assignment applies to each of its targets; null for a disassociation. */
export function wantedBy(assignment: Assignment): ConfigurationId | null {
  switch (assignment.kind) {
    case "apply-policy":
      return assignment.policyId;
    case "self-managed":
      return SELF_MANAGED;
    case "inherit":
      return null;
  }
}

/** What is applied to a target itself; null where nothing is. */
export function applicationOf(
  association: Pick<PolicyAssociation, "type" | "configurationId"> | null | undefined,
): ConfigurationId | null {
  return association?.type === "APPLIED" ? (association.configurationId ?? null) : null;
}

/** What a target's present association means for a step that is about to be sent. */
export type Readiness = "send" | "skip" | "changed";

/**
 * `skip` where the target has what the step would apply, unless that has FAILED: sending it again makes AWS try again.
 * `changed` where something else is applied than was reviewed.
 */
export function readinessOf(
  {
    wanted,
    expected,
  }: { readonly wanted: ConfigurationId | null; readonly expected: ConfigurationId | null },
  present: PolicyAssociation | undefined,
): Readiness {
  const applied = applicationOf(present);
  if (applied === wanted) return wanted !== null && present?.status === "FAILED" ? "send" : "skip";
  return applied === expected ? "send" : "changed";
}

/** AWS's clock and the database's may differ by as much. */
const CLOCK_SKEW_MS = 60_000;

/** Whether AWS carried out a request whose answer was not recorded. */
export type Verdict = "done" | "not-done" | "changed";

/**
 * What AWS shows of a request whose answer was not recorded: `changed` where the target is neither as it was before nor as
 * the request makes it. Where both are the same, the time of its last change decides.
 * @param at when the request was sent, in epoch milliseconds
 */
export function verdictOf({
  wanted,
  before,
  found,
  at,
}: {
  readonly wanted: ConfigurationId | null;
  readonly before: PolicyAssociation | undefined;
  readonly found: PolicyAssociation | undefined;
  readonly at: number;
}): Verdict {
  const isAsBefore = applicationOf(found) === applicationOf(before);
  if (applicationOf(found) !== wanted) return isAsBefore ? "not-done" : "changed";
  if (!isAsBefore || wanted === null) return "done";
  if (found?.updatedAt === undefined || found.updatedAt === before?.updatedAt) return "not-done";
  return Date.parse(found.updatedAt) >= at - CLOCK_SKEW_MS ? "done" : "not-done";
}
