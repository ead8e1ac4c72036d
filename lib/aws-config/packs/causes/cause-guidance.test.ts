import { expect, it } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { causeCommand, causeGuidance, causeKindOf, causeKinds } from "./cause-guidance";
import { PackName } from "../model";

it.each([
  ["inactive-account", "InactiveAccount", "Account <account> is suspended or closed."],
  ["no-recorder", "NoAvailableConfigurationRecorder", undefined],
  ["no-recorder", undefined, "Configuration recorder <ARN> is not recording."],
  ["permissions", "InsufficientPermissions", "AWS Config cannot assume <ARN> in account <account>."],
  ["template", "TemplateAccessDenied", "<ARN> may not read s3://bucket/x.yaml."],
  ["limit", "MaxNumberOfConfigRulesExceeded", "… more than 1000 in <Region>."],
  ["busy", "ResourceInUse", "A remediation of <ARN> is in progress."],
  [
    "delivery-channel",
    undefined,
    "MaxNumberOfDeliveryChannelsExceededException: Failed to put delivery channel 'default' because the maximum number of delivery channels: 1 is reached.",
  ],
  [
    "rule-setting",
    undefined,
    "A maximum execution frequency for this rule is not allowed because only a change in resources triggers this managed rule.",
  ],
  [
    "unknown",
    "Failed",
    "Rule s3-bucket-x-conformance-pack-qwertyuio in account 111122223333: something new.",
  ],
  ["unknown", "InternalError", "An internal error occurred."],
  ["unknown", undefined, undefined],
])("reads %s from %s: %s", (kind, errorCode, message) => {
  expect(causeKindOf({ errorCode, message })).toBe(kind);
});

it("has words and a command for every kind", () => {
  const account = {
    packName: PackName.parse("cis"),
    accountId: AccountId.parse("402188341177"),
    region: "eu-west-1",
    excluded: [AccountId.parse("111111111111")],
  };
  for (const kind of causeKinds) {
    expect(causeGuidance[kind].remedy).not.toBe("");
    expect(causeCommand(kind, account)).toContain("aws ");
  }
  const memberPackName = "OrgConformsPack-security-baseline-15lssxz6";
  expect(causeCommand("unknown", { ...account, memberPackName })).toContain(
    '{"ConformancePackNames":["OrgConformsPack-security-baseline-15lssxz6"]}',
  );
  expect(causeCommand("inactive-account", account)).toMatch(
    /"ExcludedAccounts": \[\s*"111111111111",\s*"402188341177"/,
  );
  const hostile = { ...account, memberPackName: "x'; id; '" };
  expect(causeCommand("unknown", hostile)).not.toContain("x';");
});
