import { expect, it } from "vitest";
import { CSPM_POLICY } from "../model";
import { EffectivePolicyOutput, policyRow, PolicyOutput, PolicyTargetRow } from "./operations-wire";

const organization = "arn:aws:organizations::111122223333";

it("keeps a policy and a target of which AWS gives the ARN alone", () => {
  const Arn = `${organization}:policy/o-exampleorgid/securityhub_cspm_policy/p-ab12cd34`;
  expect(policyRow(CSPM_POLICY).parse({ Arn })).toEqual({
    id: "p-ab12cd34",
    name: "",
    description: "",
    type: CSPM_POLICY,
  });
  for (const target of ["root/o-exampleorgid/r-ab12", "ou/o-exampleorgid/ou-ab12-cdefgh34"]) {
    expect(PolicyTargetRow.parse({ Arn: `${organization}:${target}` })).toBe(target.split("/")[2]);
  }
  expect(PolicyTargetRow.parse({ TargetId: "111122223333", Type: "SOMETHING_NEW" })).toBe("111122223333");
});

it("takes what nothing names for no row", () => {
  expect(policyRow(CSPM_POLICY).safeParse({ Name: "cspm" }).success).toBe(false);
  expect(PolicyTargetRow.safeParse({ Name: "Root" }).success).toBe(false);
});

it("answers what is there of a text", () => {
  expect(PolicyOutput.parse({})).toBeUndefined();
  expect(EffectivePolicyOutput.parse({})).toEqual({});
  expect(EffectivePolicyOutput.parse({ EffectivePolicy: { PolicyContent: "{}" } })).toEqual({
    content: "{}",
  });
});
