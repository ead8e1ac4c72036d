import { describe, expect, test } from "vitest";
import { PolicyOutput } from "./operations-policy";
import { AssociationRow, OrganizationConfigurationOutput, UnprocessedRow } from "./operations-wire";

const updatedAt = new Date("2024-05-06T07:08:09.123Z");

describe("an association", () => {
  const row = {
    ConfigurationPolicyId: "SELF_MANAGED_SECURITY_HUB",
    TargetId: "r-ab12",
    TargetType: "ROOT",
    AssociationType: "APPLIED",
    AssociationStatus: "FAILED",
    AssociationStatusMessage: "One or more children under this target failed association.",
    UpdatedAt: updatedAt,
  };

  test("carries every member of AWS's answer", () => {
    expect(AssociationRow.parse(row)).toEqual({
      targetId: "r-ab12",
      configurationId: "SELF_MANAGED_SECURITY_HUB",
      type: "APPLIED",
      status: "FAILED",
      message: "One or more children under this target failed association.",
      updatedAt: "2024-05-06T07:08:09.123Z",
    });
  });

  test("has no message where AWS gives none", () => {
    expect(AssociationRow.parse({ ...row, AssociationStatusMessage: undefined })).not.toHaveProperty(
      "message",
    );
  });
});

describe("an unprocessed association", () => {
  test("names its target, whatever its kind", () => {
    const target = { Target: { OrganizationalUnitId: "ou-ab12-cdefgh34" } };
    const row = { ConfigurationPolicyAssociationIdentifiers: target, ErrorCode: "404", ErrorReason: "Gone." };
    expect(UnprocessedRow.parse(row)).toEqual({
      targetId: "ou-ab12-cdefgh34",
      errorCode: "404",
      errorReason: "Gone.",
    });
  });

  test("is kept even when it says nothing that is understood", () => {
    expect(UnprocessedRow.parse({})).toEqual({ errorCode: "", errorReason: "" });
    const odd = { ConfigurationPolicyAssociationIdentifiers: { Target: { AccountId: "everyone" } } };
    expect(UnprocessedRow.parse(odd)).toEqual({ errorCode: "", errorReason: "" });
  });
});

describe("the organization configuration", () => {
  test("is not known where AWS leaves it out, and the rest is", () => {
    expect(
      OrganizationConfigurationOutput.parse({ AutoEnable: true, AutoEnableStandards: "DEFAULT" }),
    ).toEqual({ autoEnable: true, autoEnableStandards: "DEFAULT" });
  });

  test("keeps what it knows beside a type and a status that are new", () => {
    const OrganizationConfiguration = {
      ConfigurationType: "FEDERATED",
      Status: "PAUSED",
      StatusMessage: "So.",
    };
    expect(OrganizationConfigurationOutput.parse({ AutoEnable: false, OrganizationConfiguration })).toEqual({
      autoEnable: false,
      statusMessage: "So.",
    });
  });
});

describe("a configuration policy", () => {
  const output = {
    Id: "12345678-1234-1234-1234-123456789012",
    Arn: "arn:aws:securityhub:eu-west-1:111111111111:configuration-policy/12345678-1234-1234-1234-123456789012",
    Name: "Baseline",
    UpdatedAt: updatedAt,
    CreatedAt: updatedAt,
  };

  test("lists standards, controls and the values of its parameters by their type", () => {
    const policy = PolicyOutput.parse({
      ...output,
      ConfigurationPolicy: {
        SecurityHub: {
          ServiceEnabled: true,
          EnabledStandardIdentifiers: ["arn:aws:securityhub:::standards/one"],
          SecurityControlsConfiguration: {
            DisabledSecurityControlIdentifiers: [],
            SecurityControlCustomParameters: [
              {
                SecurityControlId: "ACM.1",
                Parameters: {
                  daysToExpiration: { ValueType: "CUSTOM", Value: { Integer: 15 } },
                  other: { ValueType: "DEFAULT" },
                },
              },
            ],
          },
        },
      },
    });
    expect(policy).toMatchObject({
      serviceEnabled: true,
      enabledStandardIdentifiers: ["arn:aws:securityhub:::standards/one"],
      disabledSecurityControlIdentifiers: [],
      customParameters: [
        {
          securityControlId: "ACM.1",
          parameters: [
            { name: "daysToExpiration", valueType: "CUSTOM", value: { type: "Integer", value: 15 } },
            { name: "other", valueType: "DEFAULT" },
          ],
        },
      ],
    });
    expect(policy).not.toHaveProperty("enabledSecurityControlIdentifiers");
  });

  test("that disables Security Hub configures nothing else", () => {
    const policy = PolicyOutput.parse({
      ...output,
      ConfigurationPolicy: { SecurityHub: { ServiceEnabled: false } },
    });
    expect(policy).toMatchObject({
      serviceEnabled: false,
      enabledStandardIdentifiers: [],
      customParameters: [],
    });
  });
});
