import { describe, expect, it } from "vitest";
import type { AwsStructure } from "../../contract";
import { requiredText } from "../../input-members";
import { bank, bankWorld, policies } from "../testing/bank";
import { SteppedHub } from "../testing/stepped-hub";

const { strict } = policies;
const foundational =
  "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0";

function document(overrides: AwsStructure = {}): AwsStructure {
  return {
    SecurityHub: {
      ServiceEnabled: true,
      EnabledStandardIdentifiers: [foundational],
      SecurityControlsConfiguration: { DisabledSecurityControlIdentifiers: [] },
      ...overrides,
    },
  };
}

function create(hub: SteppedHub, overrides: AwsStructure = {}): AwsStructure {
  return hub.call("CreateConfigurationPolicy", {
    Name: "baseline",
    ConfigurationPolicy: document(),
    ...overrides,
  });
}

function refusalOf(overrides: AwsStructure): { code: string; message: string } {
  const hub = new SteppedHub(bankWorld());
  return hub.refusal("CreateConfigurationPolicy", {
    Name: "baseline",
    ConfigurationPolicy: document(),
    ...overrides,
  });
}

describe("creating a policy", () => {
  it("answers it whole, with an id and an ARN in the home Region", () => {
    const hub = new SteppedHub(bankWorld());
    const policy = create(hub, { Description: "For everybody.", Tags: { owner: "security" } });
    expect(policy.Id).toMatch(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    expect(policy.Arn).toBe(
      `arn:aws:securityhub:eu-west-1:${bank.administrator}:configuration-policy/${requiredText(policy, "Id")}`,
    );
    expect(policy).toMatchObject({
      Name: "baseline",
      Description: "For everybody.",
      ConfigurationPolicy: document(),
    });
    expect(hub.call("GetConfigurationPolicy", { Identifier: policy.Id })).toEqual(policy);
    expect(hub.call("GetConfigurationPolicy", { Identifier: policy.Arn })).toEqual(policy);
    expect(hub.call("ListTagsForResource", { ResourceArn: policy.Arn })).toEqual({
      Tags: { owner: "security" },
    });
  });

  it.each([
    ["a space in the name", { Name: "my policy" }],
    ["an underscore in the name", { Name: "my_policy" }],
    ["a name of 129 characters", { Name: "a".repeat(129) }],
    ["a description of 513 characters", { Description: "a".repeat(513) }],
    ["no word on whether Security Hub is enabled", { ConfigurationPolicy: { SecurityHub: {} } }],
    [
      "a standard that does not exist",
      { ConfigurationPolicy: document({ EnabledStandardIdentifiers: ["arn:aws:x"] }) },
    ],
    ["no control list", { ConfigurationPolicy: document({ SecurityControlsConfiguration: {} }) }],
    [
      "both control lists",
      {
        ConfigurationPolicy: document({
          SecurityControlsConfiguration: {
            EnabledSecurityControlIdentifiers: [],
            DisabledSecurityControlIdentifiers: [],
          },
        }),
      },
    ],
    [
      "a malformed control",
      {
        ConfigurationPolicy: document({
          SecurityControlsConfiguration: { EnabledSecurityControlIdentifiers: ["IAM"] },
        }),
      },
    ],
    [
      "1,001 controls",
      { ConfigurationPolicy: withDisabled(Array.from({ length: 1_001 }, (_, i) => `EC2.${i}`)) },
    ],
  ])("is refused for %s", (_what, overrides) => {
    expect(refusalOf(overrides).code).toBe("InvalidInputException");
  });

  it.each(["EnabledStandardIdentifiers", "SecurityControlsConfiguration"])(
    "is refused in AWS's words when Security Hub is enabled without %s",
    (member) => {
      expect(refusalOf({ ConfigurationPolicy: document({ [member]: undefined }) })).toEqual({
        code: "InvalidInputException",
        message:
          "Invalid semantics: Enabled standards and security control configurations must be configured when Security Hub is enabled",
      });
    },
  );

  it.each([
    ["no value with CUSTOM", { ValueType: "CUSTOM" }],
    ["a value below the range", { ValueType: "CUSTOM", Value: { Integer: 13 } }],
    ["a value of another type", { ValueType: "CUSTOM", Value: { String: "30" } }],
  ])("is refused for a parameter with %s", (_what, configuration) => {
    expect(refusalOf({ ConfigurationPolicy: withParameter("daysToExpiration", configuration) }).code).toBe(
      "InvalidInputException",
    );
  });

  it("is refused for a parameter that the control does not have", () => {
    const policy = withParameter("daysToLive", { ValueType: "CUSTOM", Value: { Integer: 30 } });
    expect(refusalOf({ ConfigurationPolicy: policy }).message).toContain("daysToLive");
  });

  it.each([
    ["without its Region", "arn:aws:securityhub:::standards/cis-aws-foundations-benchmark/v/1.4.0"],
    ["in no Region of the partition", "arn:aws:securityhub:eu-west-9::standards/pci-dss/v/4.0.1"],
    [
      "of CIS 1.2.0 with a Region",
      "arn:aws:securityhub:eu-west-1::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
    ],
  ])("is refused for the ARN of a standard %s", (_what, arn) => {
    const refusal = refusalOf({ ConfigurationPolicy: document({ EnabledStandardIdentifiers: [arn] }) });
    expect(refusal).toEqual({
      code: "InvalidInputException",
      message: expect.stringContaining(arn) as unknown,
    });
  });

  it("takes the standards of AI, the one without a Region, and those of another Region", () => {
    const EnabledStandardIdentifiers = [
      "arn:aws:securityhub:eu-west-1::standards/ai-security-best-practices/v/1.0.0",
      "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
      "arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1",
    ];
    const controls = { EnabledSecurityControlIdentifiers: ["BedrockAgentCore.1", "SageMaker.1"] };
    const policy = document({ EnabledStandardIdentifiers, SecurityControlsConfiguration: controls });
    expect(create(new SteppedHub(bankWorld()), { ConfigurationPolicy: policy }).ConfigurationPolicy).toEqual(
      policy,
    );
  });

  it("takes a value with DEFAULT, which AWS ignores", () => {
    const policy = withParameter("daysToExpiration", { ValueType: "DEFAULT", Value: { Integer: 30 } });
    expect(create(new SteppedHub(bankWorld()), { ConfigurationPolicy: policy }).ConfigurationPolicy).toEqual(
      policy,
    );
  });

  it("takes a parameter within its range", () => {
    const policy = withParameter("daysToExpiration", { ValueType: "CUSTOM", Value: { Integer: 365 } });
    expect(create(new SteppedHub(bankWorld()), { ConfigurationPolicy: policy }).ConfigurationPolicy).toEqual(
      policy,
    );
  });

  it("is refused for a name that is taken", () => {
    const hub = new SteppedHub(bankWorld());
    create(hub);
    const input = { Name: "baseline", ConfigurationPolicy: document() };
    expect(hub.refusal("CreateConfigurationPolicy", input).code).toBe("ResourceConflictException");
  });

  it("is refused for the twenty-first policy", () => {
    const hub = new SteppedHub(bankWorld());
    for (let index = hub.world.securityHub.policies.size; index < 20; index += 1)
      create(hub, { Name: `p${index}` });
    const input = { Name: "one-too-many", ConfigurationPolicy: document() };
    expect(hub.refusal("CreateConfigurationPolicy", input).code).toBe("LimitExceededException");
  });

  it("never gives controls back with a policy that disables Security Hub", () => {
    const policy = create(new SteppedHub(bankWorld()), {
      ConfigurationPolicy: document({ ServiceEnabled: false }),
    });
    expect(policy.ConfigurationPolicy).toEqual({
      SecurityHub: { ServiceEnabled: false, EnabledStandardIdentifiers: [foundational] },
    });
  });
});

describe("updating a policy", () => {
  it("makes what it governs PENDING again when its document changes", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.payments, strict);
    hub.settle();
    hub.call("UpdateConfigurationPolicy", { Identifier: strict, ConfigurationPolicy: document() });
    expect(hub.association(bank.payments)).toBe(`APPLIED ${strict} PENDING`);
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} PENDING`);
  });

  it("changes nothing else when only its texts change", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.payments, strict);
    hub.settle();
    const policy = hub.call("UpdateConfigurationPolicy", {
      Identifier: strict,
      Name: "stricter",
      UpdatedReason: "review",
    });
    expect(policy).toMatchObject({ Name: "stricter", ConfigurationPolicy: document() });
    expect(hub.association(bank.ledger)).toBe(`INHERITED ${strict} SUCCESS`);
  });

  it("is refused when it would disable Security Hub in the delegated administrator", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.administrator, strict);
    const input = { Identifier: strict, ConfigurationPolicy: { SecurityHub: { ServiceEnabled: false } } };
    expect(hub.refusal("UpdateConfigurationPolicy", input).code).toBe("InvalidInputException");
  });

  it("is refused for a policy that does not exist", () => {
    const input = { Identifier: "99999999-9999-4999-a999-999999999999", Name: "new" };
    expect(new SteppedHub(bankWorld()).refusal("UpdateConfigurationPolicy", input).code).toBe(
      "ResourceNotFoundException",
    );
  });
});

describe("deleting a policy", () => {
  it("is refused while it is associated, and done once it is not", () => {
    const hub = new SteppedHub(bankWorld());
    hub.apply(bank.payments, strict);
    expect(hub.refusal("DeleteConfigurationPolicy", { Identifier: strict }).code).toBe(
      "ResourceConflictException",
    );
    hub.withdraw(bank.payments, strict);
    expect(hub.call("DeleteConfigurationPolicy", { Identifier: strict })).toEqual({});
    expect(hub.refusal("GetConfigurationPolicy", { Identifier: strict }).code).toBe(
      "ResourceNotFoundException",
    );
  });
});

describe("listing policies", () => {
  it("goes through pages and says which ones enable Security Hub", () => {
    const hub = new SteppedHub(bankWorld());
    const first = hub.call("ListConfigurationPolicies", { MaxResults: 2 });
    const second = hub.call("ListConfigurationPolicies", { MaxResults: 2, NextToken: first.NextToken });
    expect(second.NextToken).toBeUndefined();
    expect([first.ConfigurationPolicySummaries, second.ConfigurationPolicySummaries].flat()).toMatchObject([
      { Id: policies.strict, Name: "strict", ServiceEnabled: true },
      { Id: policies.light, Name: "light", ServiceEnabled: true },
      { Id: policies.off, Name: "off", ServiceEnabled: false },
    ]);
  });
});

describe("tags of a policy", () => {
  it("can be set, changed and removed", () => {
    const hub = new SteppedHub(bankWorld());
    const ResourceArn = hub.world.securityHub.policies.get(strict)?.arn;
    hub.call("TagResource", { ResourceArn, Tags: { owner: "security", tier: "one" } });
    hub.call("TagResource", { ResourceArn, Tags: { owner: "payments" } });
    hub.call("UntagResource", { ResourceArn, TagKeys: ["tier", "absent"] });
    expect(hub.call("ListTagsForResource", { ResourceArn })).toEqual({ Tags: { owner: "payments" } });
    expect(hub.refusal("TagResource", { ResourceArn: "arn:aws:securityhub:x", Tags: {} }).code).toBe(
      "ResourceNotFoundException",
    );
  });
});

function withDisabled(ids: string[]): AwsStructure {
  return document({ SecurityControlsConfiguration: { DisabledSecurityControlIdentifiers: ids } });
}

function withParameter(name: string, configuration: AwsStructure): AwsStructure {
  return document({
    SecurityControlsConfiguration: {
      DisabledSecurityControlIdentifiers: [],
      SecurityControlCustomParameters: [
        { SecurityControlId: "ACM.1", Parameters: { [name]: configuration } },
      ],
    },
  });
}
