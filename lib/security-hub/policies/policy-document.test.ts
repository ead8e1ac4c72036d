import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/core/json";
import { PolicyId } from "@/lib/core/identifiers";
import { PolicyOutput } from "../aws/operations-policy";
import { wirePolicy } from "./aws-json";
import { differenceOf, isSame } from "./difference";
import { draftOf, readDraft } from "./draft";
import { unmodelledMembers } from "./policy-document";
import { settingsOf, type PolicySettings } from "./settings";
import { arbitraryDocument } from "./testing/arbitrary-document";

/** The settings of a policy that AWS answers with this document. */
function answered(document: JsonObject): PolicySettings {
  return settingsOf(
    PolicyOutput.parse({
      Id: PolicyId.parse("00000000-0000-4000-8000-000000000000"),
      Arn: "arn:aws:securityhub:eu-west-1:444455556666:configuration-policy/00000000-0000-4000-8000-000000000000",
      Name: " org_policy ",
      UpdatedAt: new Date(0),
      ConfigurationPolicy: document,
    }),
  );
}

const strange: JsonObject = {
  SecurityHub: {
    ServiceEnabled: true,
    EnabledStandardIdentifiers: ["arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1"],
    DetectionMode: "CONTINUOUS",
    SecurityControlsConfiguration: {
      DisabledSecurityControlIdentifiers: ["S3.1"],
      SeverityOverrides: { "S3.8": "LOW" },
      SecurityControlCustomParameters: [
        {
          SecurityControlId: "ACM.1",
          Note: "ours",
          Parameters: {
            daysToExpiration: { ValueType: "CUSTOM", Value: { Integer: 30 }, Unit: "DAYS" },
            tags: { ValueType: "CUSTOM", Value: { StringMap: { a: "b" } } },
            mode: { ValueType: "INHERITED" },
          },
        },
        "ACM.2",
      ],
    },
  },
  Inspector: { Enabled: true },
};

describe("a policy document", () => {
  it("comes out of the editor exactly as AWS has sent it", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const settings = answered(document);
        const read = readDraft(draftOf(settings), new Map(), settings);
        expect(read.problems).toEqual(new Map());
        expect(wirePolicy(read.settings)).toEqual(document);
        expect(isSame(differenceOf(settings, read.settings))).toBe(true);
      }),
    );
  });

  it("keeps what Canopy does not know when something else is changed", () => {
    const settings = answered(strange);
    const changed = wirePolicy({
      ...settings,
      enabledStandardIdentifiers: [],
      controls: { mode: "only", ids: ["ACM.1"] },
      customParameters: settings.customParameters.map(({ securityControlId, parameters }) => ({
        securityControlId,
        parameters: parameters.map((each) =>
          each.name === "daysToExpiration"
            ? { ...each, value: { type: "Integer" as const, value: 45 } }
            : each,
        ),
      })),
    });
    expect(changed).toEqual({
      SecurityHub: {
        ServiceEnabled: true,
        EnabledStandardIdentifiers: [],
        DetectionMode: "CONTINUOUS",
        SecurityControlsConfiguration: {
          EnabledSecurityControlIdentifiers: ["ACM.1"],
          SeverityOverrides: { "S3.8": "LOW" },
          SecurityControlCustomParameters: [
            {
              SecurityControlId: "ACM.1",
              Note: "ours",
              Parameters: {
                daysToExpiration: { ValueType: "CUSTOM", Value: { Integer: 45 }, Unit: "DAYS" },
                tags: { ValueType: "CUSTOM", Value: { StringMap: { a: "b" } } },
                mode: { ValueType: "INHERITED" },
              },
            },
            "ACM.2",
          ],
        },
      },
      Inspector: { Enabled: true },
    });
  });

  it("shows what Canopy does not know, as AWS writes it", () => {
    expect(unmodelledMembers(strange)).toEqual([
      { path: "Inspector", written: '{"Enabled":true}' },
      { path: "SecurityHub.DetectionMode", written: '"CONTINUOUS"' },
      { path: "SecurityHub.SecurityControlsConfiguration.SeverityOverrides", written: '{"S3.8":"LOW"}' },
      { path: `${parameters}.ACM.1.Note`, written: '"ours"' },
      { path: `${parameters}.ACM.1.daysToExpiration.Unit`, written: '"DAYS"' },
      { path: `${parameters}.ACM.1.tags`, written: '{"ValueType":"CUSTOM","Value":{"StringMap":{"a":"b"}}}' },
      { path: `${parameters}.ACM.1.mode`, written: '{"ValueType":"INHERITED"}' },
      { path: `${parameters}[1]`, written: '"ACM.2"' },
    ]);
  });

  it.each([
    [[], ["S3.1"], { mode: "all-but", ids: ["S3.1"] }, { DisabledSecurityControlIdentifiers: ["S3.1"] }],
    [["S3.1"], [], { mode: "only", ids: ["S3.1"] }, { EnabledSecurityControlIdentifiers: ["S3.1"] }],
    [["S3.1"], ["S3.8"], { mode: "only", ids: ["S3.1"] }, { EnabledSecurityControlIdentifiers: ["S3.1"] }],
  ])(
    "of two lists, %j enabled and %j disabled, reads the one that counts and sends it alone",
    (enabled, disabled, controls, sent) => {
      const document = {
        SecurityHub: {
          ServiceEnabled: true,
          SecurityControlsConfiguration: {
            EnabledSecurityControlIdentifiers: enabled,
            DisabledSecurityControlIdentifiers: disabled,
          },
        },
      };
      expect(answered(document).controls).toEqual(controls);
      expect(wirePolicy({ ...answered(document), enabledStandardIdentifiers: ["arn:x"] })).toEqual({
        SecurityHub: {
          ServiceEnabled: true,
          EnabledStandardIdentifiers: ["arn:x"],
          SecurityControlsConfiguration: sent,
        },
      });
    },
  );

  it("takes DEFAULT with a value for the default, which AWS does too", () => {
    const withParameter = (daysToExpiration: JsonObject) =>
      answered({
        SecurityHub: {
          ServiceEnabled: true,
          SecurityControlsConfiguration: {
            DisabledSecurityControlIdentifiers: [],
            SecurityControlCustomParameters: [
              { SecurityControlId: "ACM.1", Parameters: { daysToExpiration } },
            ],
          },
        },
      });
    const one = withParameter({ ValueType: "DEFAULT", Value: { Integer: 30 } });
    expect(one.customParameters[0]?.parameters).toEqual([{ name: "daysToExpiration", valueType: "DEFAULT" }]);
    expect(isSame(differenceOf(one, withParameter({ ValueType: "DEFAULT" })))).toBe(true);
  });
});

const parameters = "SecurityHub.SecurityControlsConfiguration.SecurityControlCustomParameters";
