import { expect, it } from "vitest";
import { AccountId, OrganizationalUnitId, PolicyId, RootId, SELF_MANAGED } from "@/lib/core/identifiers";
import { assignmentCommand, readAssociationCommand } from "./cli-command";

const policyId = PolicyId.parse("a1b2c3d4-5678-90ab-cdef-1234567890ab");
const account = AccountId.parse("111122223333");

it("writes the command that applies a policy to an account", () => {
  expect(assignmentCommand({ kind: "apply-policy", policyId }, account, "eu-west-1", undefined)).toBe(
    "aws securityhub start-configuration-policy-association --region eu-west-1 --cli-input-json " +
      `'{\n  "ConfigurationPolicyIdentifier": "${policyId}",\n  "Target": {\n    "AccountId": "111122223333"\n  }\n}'`,
  );
});

it("names what is applied when it is taken away", () => {
  const unit = OrganizationalUnitId.parse("ou-ab12-cdefgh34");
  const command = assignmentCommand({ kind: "inherit" }, unit, "eu-west-1", SELF_MANAGED);
  expect(command).toContain("start-configuration-policy-disassociation");
  expect(command).toMatch(new RegExp(`"ConfigurationPolicyIdentifier": ?"${SELF_MANAGED}"`));
  expect(command).toMatch(/"OrganizationalUnitId": ?"ou-ab12-cdefgh34"/);
});

it("reads the association of the root", () => {
  expect(readAssociationCommand(RootId.parse("r-ab12"), "us-east-1")).toContain(
    `'{"Target":{"RootId":"r-ab12"}}'`,
  );
});
