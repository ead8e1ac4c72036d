import { describe, expect, it } from "vitest";
import { bankWorld } from "./testing/bank";
import { SteppedHub } from "./testing/stepped-hub";

describe("the catalog", () => {
  it("has the standards of the caller's Region", () => {
    const { Standards } = new SteppedHub(bankWorld()).call(
      "DescribeStandards",
      {},
      { region: "eu-central-1" },
    );
    expect(Standards).toHaveLength(11);
    expect(Standards).toContainEqual(
      expect.objectContaining({
        StandardsArn: "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0",
        EnabledByDefault: true,
      }),
    );
    expect(Standards).toContainEqual(
      expect.objectContaining({
        StandardsArn: "arn:aws:securityhub:eu-central-1::standards/pci-dss/v/4.0.1",
      }),
    );
  });

  it("has controls, 25 a page where nothing else is asked for", () => {
    const hub = new SteppedHub(bankWorld());
    const first = hub.call("ListSecurityControlDefinitions");
    expect(first.SecurityControlDefinitions).toHaveLength(25);
    const second = hub.call("ListSecurityControlDefinitions", { NextToken: first.NextToken });
    expect(second.SecurityControlDefinitions).toHaveLength(1);
    expect(second.NextToken).toBeUndefined();
  });

  it("has the controls of one standard", () => {
    const StandardsArn = "arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1";
    const answer = new SteppedHub(bankWorld()).call("ListSecurityControlDefinitions", { StandardsArn });
    expect(answer.SecurityControlDefinitions).toMatchObject([
      { SecurityControlId: "ACM.1" },
      { SecurityControlId: "ACM.2" },
    ]);
  });

  it("describes a control with its parameters", () => {
    const hub = new SteppedHub(bankWorld());
    expect(
      hub.call("GetSecurityControlDefinition", { SecurityControlId: "ACM.1" }).SecurityControlDefinition,
    ).toMatchObject({
      SecurityControlId: "ACM.1",
      SeverityRating: "MEDIUM",
      RemediationUrl: "https://docs.aws.amazon.com/console/securityhub/ACM.1/remediation",
      CustomizableProperties: ["Parameters"],
      ParameterDefinitions: {
        daysToExpiration: { ConfigurationOptions: { Integer: { DefaultValue: 30, Min: 14, Max: 365 } } },
      },
    });
    const unknown = { SecurityControlId: "Nothing.1" };
    expect(hub.refusal("GetSecurityControlDefinition", unknown).code).toBe("ResourceNotFoundException");
  });
});
