import { expect, it } from "vitest";
import { AccountId, OrganizationalUnitId, PolicyId, RootId, SELF_MANAGED } from "@/lib/core/identifiers";
import { assignmentCommand, readAssociationCommand } from "./cli-command";

const policyId = PolicyId.parse("a1b2c3d4-5678-90ab-cdef-1234567890ab");
const account = AccountId.parse("111122223333");

it("writes the command that applies a policy to an account", () => {
  expect(assignmentCommand({ kind: "apply-policy", policyId }, account, "eu-west-1", undefined)).toBe(
    `aws securityhub start-configuration-policy-association \\
  --region eu-west-1 \\
  --configuration-policy-identifier ${policyId} \\
  --target AccountId=111122223333`,
  );
});

it("names what is applied when it is taken away", () => {
  const unit = OrganizationalUnitId.parse("ou-ab12-cdefgh34");
  const command = assignmentCommand({ kind: "inherit" }, unit, "eu-west-1", SELF_MANAGED);
  expect(command).toContain("start-configuration-policy-disassociation");
  expect(command).toContain(`--configuration-policy-identifier ${SELF_MANAGED}`);
  expect(command).toContain("--target OrganizationalUnitId=ou-ab12-cdefgh34");
});

it("reads the association of the root", () => {
  expect(readAssociationCommand(RootId.parse("r-ab12"), "us-east-1")).toContain("--target RootId=r-ab12");
});
