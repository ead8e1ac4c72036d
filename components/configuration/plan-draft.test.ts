import { expect, it } from "vitest";
import { planDetail } from "@/lib/runs/testing/plan-detail";
import { changesOf, updateOf } from "@/lib/security-hub/configuration/choice";
import { reviewedOf } from "@/lib/security-hub/configuration/reviewed";
import type { OrganizationConfiguration, OrganizationConfigurationUpdate } from "@/lib/security-hub/model";
import { draftOfPlan } from "./plan-draft";

const local: OrganizationConfiguration = {
  configurationType: "LOCAL",
  autoEnable: true,
  autoEnableStandards: "NONE",
  status: "ENABLED",
};

function planned(update: OrganizationConfigurationUpdate, had = local) {
  const draft = draftOfPlan(
    planDetail(
      [{ kind: "configuration", configuration: { update, expected: reviewedOf(had) } }],
      [{ kind: "configuration", had }],
    ),
  );
  if (draft === undefined) throw new Error("The plan is one of this form.");
  return draft;
}

it("keeps what was set elsewhere since the review, and changes what the plan changes", () => {
  const { choice, reason } = planned({
    configurationType: "LOCAL",
    autoEnable: false,
    autoEnableStandards: "NONE",
  });
  const now: OrganizationConfiguration = { ...local, autoEnableStandards: "DEFAULT" };
  expect(updateOf(now, choice)).toEqual({
    configurationType: "LOCAL",
    autoEnable: false,
    autoEnableStandards: "DEFAULT",
  });
  expect(changesOf(now, updateOf(now, choice)).map(({ setting }) => setting)).toEqual(["AutoEnable"]);
  expect(reason).toBe("Audit finding 7");
});

it("opens with the same request while the configuration is as it was reviewed", () => {
  const toCentral = updateOf(local, { configurationType: "CENTRAL" });
  expect(updateOf(local, planned(toCentral).choice)).toEqual(toCentral);
  const central: OrganizationConfiguration = { ...local, configurationType: "CENTRAL", autoEnable: false };
  const toLocal = updateOf(central, {
    configurationType: "LOCAL",
    autoEnable: true,
    status: "ENABLED",
    statusMessage: "Back.",
  });
  expect(updateOf(central, planned(toLocal, central).choice)).toEqual(toLocal);
});
