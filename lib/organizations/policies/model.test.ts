import { expect, it } from "vitest";
import { CSPM_POLICY, isTypeEnabled, SECURITY_HUB_POLICY } from "./model";

it("tells the policy types of Security Hub CSPM and of the new Security Hub apart, and none from not known", () => {
  const types = [{ type: CSPM_POLICY, status: "ENABLED" }];
  expect(isTypeEnabled(types, CSPM_POLICY)).toBe(true);
  expect(isTypeEnabled(types, SECURITY_HUB_POLICY)).toBe(false);
  expect(isTypeEnabled([{ type: CSPM_POLICY, status: "PENDING_DISABLE" }], CSPM_POLICY)).toBe(true);
  expect(isTypeEnabled([], CSPM_POLICY)).toBe(false);
  expect(isTypeEnabled(undefined, CSPM_POLICY)).toBeUndefined();
});
