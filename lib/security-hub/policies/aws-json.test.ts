import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PolicyId } from "@/lib/core/identifiers";
import { PolicyOutput } from "../aws/operations-policy";
import { policyInputJson, wirePolicy } from "./aws-json";
import { createPolicyCommand, deletePolicyCommand, updatePolicyCommand } from "./cli-command";
import { partsOf } from "./policy-document";
import { normalised, type PolicySettings, settingsOf } from "./settings";
import { arbitrarySettings } from "./testing/arbitrary-settings";

const policyId = PolicyId.parse("00000000-0000-4000-8000-000000000000");

describe("a policy in AWS's JSON", () => {
  it("is read back as the same settings", () => {
    fc.assert(
      fc.property(arbitrarySettings, (settings) => {
        const answered = {
          Id: policyId,
          Arn: "arn:aws:securityhub:x",
          Name: settings.name,
          ...(settings.description !== "" && { Description: settings.description }),
          UpdatedAt: new Date(0),
          ConfigurationPolicy: wirePolicy(settings),
        };
        expect(settingsOf(PolicyOutput.parse(answered))).toEqual({
          ...normalised(settings),
          document: answered.ConfigurationPolicy,
        });
      }),
    );
  });

  it("has exactly one of the two lists, and none in a policy that disables Security Hub", () => {
    fc.assert(
      fc.property(arbitrarySettings, (settings) => {
        const { controls } = partsOf(wirePolicy(settings));
        const lists = Object.keys(controls).filter((key) => key.endsWith("ControlIdentifiers"));
        expect(lists).toHaveLength(settings.serviceEnabled ? 1 : 0);
      }),
    );
  });
});

describe("the same on the command line", () => {
  const settings: PolicySettings = {
    name: "it's-mine!",
    description: "Everybody's $HOME",
    serviceEnabled: false,
    enabledStandardIdentifiers: [],
    controls: { mode: "all-but", ids: [] },
    customParameters: [],
  };

  it("is safe to paste into a shell", () => {
    const input = JSON.stringify(JSON.parse(policyInputJson(settings)), undefined, 2).replaceAll(
      "'",
      String.raw`\u0027`,
    );
    expect(createPolicyCommand(settings, "eu-west-1")).toBe(
      `aws securityhub create-configuration-policy --region eu-west-1 --cli-input-json '${input}'`,
    );
    expect(updatePolicyCommand(policyId, settings, "eu-west-1")).toContain(`"Identifier": "${policyId}"`);
    expect(deletePolicyCommand(policyId, "eu-west-1")).toContain("delete-configuration-policy");
    expect(JSON.parse(policyInputJson(settings))).toEqual({
      Name: settings.name,
      Description: settings.description,
      ConfigurationPolicy: { SecurityHub: { ServiceEnabled: false } },
    });
  });
});
