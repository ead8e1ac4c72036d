import { expect, it } from "vitest";
import { OrganizationalUnitId, PolicyId, SELF_MANAGED } from "@/lib/core/identifiers";
import type { Assignment } from "@/lib/security-hub/model";
import { type AssignmentRun, type Outcome, plannedAt } from "./assignment-run";

const unit = OrganizationalUnitId.parse("ou-root-aaaaaaaa");
const policyId = PolicyId.parse("11111111-0000-4000-8000-000000000000");

it("expects at a target what the last run that is not sent yet will have applied there", () => {
  const first = runOf({ kind: "apply-policy", policyId }, "sending");
  expect(plannedAt([], unit)).toBeUndefined();
  expect(plannedAt([runOf({ kind: "self-managed" }, "accepted"), first], unit)).toEqual({
    applied: policyId,
  });
  expect(plannedAt([first, runOf({ kind: "self-managed" })], unit)).toEqual({ applied: SELF_MANAGED });
  expect(plannedAt([first, runOf({ kind: "inherit" })], unit)).toEqual({ applied: undefined });
  expect(plannedAt([runOf({ kind: "inherit" }, "cancelled")], unit)).toBeUndefined();
});

function runOf(
  assignment: Assignment,
  state: Exclude<Outcome["state"], "accepted" | "refused"> | "accepted" = "waiting",
): AssignmentRun {
  const outcome: Outcome = state === "accepted" ? { state, at: 0 } : { state };
  return {
    id: state,
    assignment,
    policyName: "",
    targets: [{ id: unit, name: "Sandbox", outcome }],
    watched: [],
    acknowledged: false,
  };
}
