import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bankWorld } from "../testing/bank";
import { SteppedHub } from "../testing/stepped-hub";

const Standard = z.object({ StandardsArn: z.string(), Provider: z.string() });

describe("the catalog", () => {
  it("has the standards of the caller's Region", () => {
    const { Standards } = new SteppedHub(bankWorld()).call(
      "DescribeStandards",
      {},
      { region: "eu-central-1" },
    );
    expect(Standards).toHaveLength(12);
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
    expect(second.SecurityControlDefinitions).toHaveLength(3);
    expect(second.NextToken).toBeUndefined();
  });

  it("has the controls of one standard", () => {
    const StandardsArn = "arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1";
    const answer = new SteppedHub(bankWorld()).call("ListSecurityControlDefinitions", { StandardsArn });
    expect(answer.SecurityControlDefinitions).toMatchObject([
      { SecurityControlId: "ACM.1" },
      { SecurityControlId: "ACM.2" },
      { SecurityControlId: "SageMaker.1" },
    ]);
  });

  it("has AI Security Best Practices, off by default, with its controls", () => {
    const hub = new SteppedHub(bankWorld());
    const StandardsArn = "arn:aws:securityhub:eu-west-1::standards/ai-security-best-practices/v/1.0.0";
    expect(hub.call("DescribeStandards").Standards).toContainEqual(
      expect.objectContaining({ StandardsArn, EnabledByDefault: false, Provider: "AWS" }),
    );
    const controls = hub.call("ListSecurityControlDefinitions", { StandardsArn }).SecurityControlDefinitions;
    expect(controls).toMatchObject([
      { SecurityControlId: "BedrockAgentCore.1" },
      { SecurityControlId: "SageMaker.1" },
    ]);
  });

  it("has Azure's standards and controls where the world has them, and gives those of one provider", () => {
    const world = bankWorld();
    world.securityHub.offersAzure = true;
    const hub = new SteppedHub(world);
    expect(hub.call("DescribeStandards").Standards).toHaveLength(13);
    const azure = { Providers: ["Azure"] };
    const [standard] = z.array(Standard).parse(hub.call("DescribeStandards", azure).Standards);
    expect(standard?.Provider).toBe("Azure");
    expect(hub.call("ListSecurityControlDefinitions", azure).SecurityControlDefinitions).toMatchObject([
      { SecurityControlId: "AzureKeyVault.1", Provider: "Azure" },
      { SecurityControlId: "AzureStorage.1", Provider: "Azure" },
    ]);
    const id = { SecurityControlId: "AzureStorage.1" };
    expect(hub.call("GetSecurityControlDefinition", id).SecurityControlDefinition).toMatchObject(id);
    expect(new SteppedHub(bankWorld()).call("DescribeStandards", azure).Standards).toEqual([]);
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
