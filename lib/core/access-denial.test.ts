import { describe, expect, test } from "vitest";
import { accessDenialOf, foldEncodedPart } from "./access-denial";

const who = "User: arn:aws:sts::444455556666:assumed-role/canopy/canopy";
const action = "securityhub:ListConfigurationPolicies";

describe("who refuses", () => {
  test.each([
    [`because no identity-based policy allows the ${action} action`, "identity-based policy", false],
    ["with an explicit deny in an identity-based policy", "identity-based policy", true],
    [`because no service control policy allows the ${action} action`, "service control policy", false],
    ["with an explicit deny in a service control policy", "service control policy", true],
    ["with an explicit deny in a resource control policy", "resource control policy", true],
    [`because no permissions boundary allows the ${action} action`, "permissions boundary", false],
    ["with an explicit deny in a session policy", "session policy", true],
    [`because no VPC endpoint policy allows the ${action} action`, "VPC endpoint policy", false],
    [`because no resource-based policy allows the ${action} action`, "resource-based policy", false],
    ["", undefined, false],
  ])("is read from %j", (reason, by, isExplicit) => {
    const message = `${who} is not authorized to perform: ${action} on resource: * ${reason}`;
    expect(accessDenialOf(message)).toEqual({
      action,
      principal: "arn:aws:sts::444455556666:assumed-role/canopy/canopy",
      isExplicit,
      ...(by !== undefined && { by }),
    });
  });

  test("may be named by its ARN", () => {
    const policyArn =
      "arn:aws:organizations::111122223333:policy/o-exampleorg1/service_control_policy/p-abcdefgh";
    const message = `${who} is not authorized to perform: ${action} with an explicit deny in a service control policy: ${policyArn}`;
    expect(accessDenialOf(message)).toMatchObject({ by: "service control policy", policyArn });
  });

  test.each([
    "Must be a Security Hub delegated administrator with Central Configuration enabled",
    "You don't have permissions to access this resource.",
  ])("is the service itself in %j", (message) => {
    expect(accessDenialOf(message)).toBeUndefined();
  });
});

test("an encoded part is folded, and the rest stays a sentence", () => {
  const encoded = "AQoDYXdzEJr1K".repeat(40);
  const { text, encoded: found } = foldEncodedPart(
    `You are not authorized to perform this operation. Encoded authorization failure message: ${encoded}`,
  );
  expect(text).toBe("You are not authorized to perform this operation.");
  expect(found).toBe(encoded);
  expect(foldEncodedPart("Rate exceeded")).toEqual({ text: "Rate exceeded" });
});
