import { expect, it } from "vitest";
import { SELF_MANAGED } from "@/lib/core/identifiers";
import type { ActivityChange } from "./activity";
import { changeInWords, operationInWords } from "./change-labels";

const policy = "0b3c1a2e-7d5f-4d4e-8f5a-6b7c8d9e0f1a";
const names = {
  policyName: (id: string) => (id === policy ? "nist-800-53" : undefined),
  nameOf: (id: string) => (id === "ou-1" ? "Sandbox" : undefined),
};

function change(changes: Partial<ActivityChange>): ActivityChange {
  return {
    id: 1,
    at: "2026-11-29T04:00:00.000Z",
    by: { id: "u", name: "Sam" },
    role: "administrator",
    operation: "securityhub:StartConfigurationPolicyAssociation",
    target: "ou-1",
    result: "succeeded",
    isNew: false,
    ...changes,
  };
}

const run = { id: "11111111-2222-4333-8444-555555555555", number: 7, title: "Apply nist-800-53 to Sandbox" };

it.each([
  [{ configuration: policy }, "Started association of nist-800-53 with Sandbox"],
  [{ configuration: policy, result: "refused" }, "Start association of nist-800-53 with Sandbox"],
  [
    { configuration: SELF_MANAGED, target: "333333333333" },
    "Started association of self-managed behavior with 333333333333",
  ],
  [
    { operation: "securityhub:StartConfigurationPolicyDisassociation", configuration: policy },
    "Started disassociation of nist-800-53 from Sandbox",
  ],
  [
    { operation: "securityhub:CreateConfigurationPolicy", target: "policy new-one", result: "failed" },
    "Create configuration policy new-one",
  ],
  [
    { operation: "securityhub:DeleteConfigurationPolicy", target: policy },
    "Deleted configuration policy nist-800-53",
  ],
  [
    { operation: "config:PutConfigurationAggregator", name: "all", region: "eu-west-1", isNew: true },
    "Created aggregator all in eu-west-1",
  ],
  [
    { operation: "canopy:RequestRefresh", target: "the inventory: conformance-packs" },
    "Requested refresh of the conformance packs",
  ],
  [
    { operation: "config:TagResource", target: "pack baseline", name: "baseline" },
    "Changed tags of conformance pack baseline",
  ],
  [{ operation: "canopy:StartRun", run }, "Started run 7: Apply nist-800-53 to Sandbox"],
  [{ operation: "canopy:CancelRest", run }, "Cancelled the rest of run 7"],
  [{ operation: "canopy:ApprovePlan", target: "plan 4" }, "Approved plan 4"],
  [{ operation: "canopy:ApprovePlan", target: "11111111", result: "refused" }, "Approve plan: 11111111"],
] satisfies [Partial<ActivityChange>, string][])("says what was done: %j", (changes, words) => {
  expect(changeInWords(change(changes), names)).toBe(words);
});

it("names an operation for people", () => {
  expect(operationInWords("config:PutConfigurationAggregator")).toBe("Put configuration aggregator");
});
