import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startWireServer, type WireReply, type WireServer } from "@/lib/aws/testing/wire-server";
import { PolicyId } from "@/lib/core/identifiers";
import type { JsonObject } from "@/lib/core/json";
import { unwrap } from "@/lib/core/result";
import { policyCatalogue } from "@/lib/inventory/serve/policies/policy-catalogue";
import { withTestDatabase } from "@/lib/testing/test-database";
import { updateConfigurationPolicy } from "./actions";
import { PolicyOutput } from "@/lib/security-hub/aws/operations-policy";
import { type PolicySettings, RequestedSettings, settingsOf } from "../settings";

withTestDatabase();

const policyId = PolicyId.parse("00000000-0000-4000-8000-000000000000");
const openedAt = "2026-03-01T10:00:00.000Z";
const pci = "arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1";
const fsbp = "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0";

let server: WireServer | undefined;
beforeEach(() => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_REGION", "eu-west-1");
});
afterEach(async () => {
  globalThis.canopyAws = undefined;
  globalThis.canopyCatalogue = undefined;
  await server?.close();
});

async function answers(...replies: [WireReply, ...WireReply[]]): Promise<void> {
  server = await startWireServer(...replies);
  globalThis.canopyAws = undefined;
  vi.stubEnv("AWS_ENDPOINT_URL", server.url);
}

describe("a change of a policy that AWS has in a way of its own", () => {
  /** Changes a policy that AWS answers so, and returns the body of UpdateConfigurationPolicy. */
  async function bodyOf(
    answer: {
      readonly Name: string;
      readonly Description?: string;
      readonly ConfigurationPolicy: JsonObject;
    },
    change: (settings: PolicySettings) => PolicySettings,
  ): Promise<unknown> {
    const body = {
      Id: policyId,
      Arn: `arn:aws:securityhub:eu-west-1:444455556666:configuration-policy/${policyId}`,
      UpdatedAt: openedAt,
      ...answer,
    };
    await answers({ body });
    const known = settingsOf(PolicyOutput.parse({ ...body, UpdatedAt: new Date(openedAt) }));
    const settings = RequestedSettings.parse(change(known));
    unwrap(await updateConfigurationPolicy({ policyId, openedAt, settings, reason: "" }));
    const sent: unknown = JSON.parse(server?.requests.at(-1)?.body ?? "");
    return sent;
  }

  const document = {
    SecurityHub: {
      ServiceEnabled: true,
      DetectionMode: "CONTINUOUS",
      EnabledStandardIdentifiers: [pci],
      SecurityControlsConfiguration: {
        DisabledSecurityControlIdentifiers: ["S3.1", "cis/1.14"],
        SecurityControlCustomParameters: [
          {
            SecurityControlId: "ACM.1",
            Parameters: { tags: { ValueType: "CUSTOM", Value: { StringMap: { a: "b" } } } },
          },
        ],
      },
    },
    Inspector: { Enabled: true },
  };

  it.each(["org_policy", "Custom Controls"])("of the name %s is saved without the name", async (Name) => {
    const Description = "x".repeat(600);
    const sent = await bodyOf({ Name, Description, ConfigurationPolicy: document }, (settings) => ({
      ...settings,
      enabledStandardIdentifiers: [fsbp, pci],
    }));
    expect(sent).toEqual({
      ConfigurationPolicy: {
        ...document,
        SecurityHub: { ...document.SecurityHub, EnabledStandardIdentifiers: [fsbp, pci] },
      },
    });
  });

  it("sends no document where only the description changes, also beside a DEFAULT with a value", async () => {
    const daysToExpiration = { ValueType: "DEFAULT", Value: { Integer: 30 } };
    const withDefault = {
      SecurityHub: {
        ...document.SecurityHub,
        SecurityControlsConfiguration: {
          DisabledSecurityControlIdentifiers: [],
          SecurityControlCustomParameters: [{ SecurityControlId: "ACM.1", Parameters: { daysToExpiration } }],
        },
      },
    };
    const sent = await bodyOf({ Name: "defaults", ConfigurationPolicy: withDefault }, (settings) => ({
      ...settings,
      description: "Reviewed.",
    }));
    expect(sent).toEqual({ Description: "Reviewed." });
  });
});

it("the catalogue offers what is for AWS, and names what is for another cloud", async () => {
  const control = {
    SecurityControlId: "S3.1",
    Title: "S3",
    Description: "S3",
    RemediationUrl: "https://example.com",
    SeverityRating: "INFORMATIONAL",
    CurrentRegionAvailability: "AVAILABLE",
    ParameterDefinitions: { days: { Description: "Days", ConfigurationOptions: { Duration: { Min: 1 } } } },
  };
  const azure = { ...control, SecurityControlId: "Azure.VM.1", Provider: "Azure" };
  // Both operations answer the same body: each reads its own member.
  await answers({
    body: {
      SecurityControlDefinitions: [{ ...control, Provider: "AWS" }, azure],
      Standards: [
        { StandardsArn: pci, Name: "PCI DSS v4.0.1", Provider: "AWS" },
        { StandardsArn: "arn:azure", Name: "Azure benchmark", Provider: "Azure" },
      ],
    },
  });
  const catalogue = await policyCatalogue();
  expect(catalogue.controls).toMatchObject([
    // A severity and a kind of value that Canopy does not know are no reason to leave a control out.
    { id: "S3.1", severity: "INFORMATIONAL", parameters: [{ name: "days", description: "Days" }] },
  ]);
  expect(catalogue.standards).toMatchObject([{ arn: pci, controlIds: ["S3.1"] }]);
  expect(catalogue.otherProviders).toEqual([
    { id: "arn:azure", provider: "Azure" },
    { id: "Azure.VM.1", provider: "Azure" },
  ]);
  expect(catalogue.missingParts).toEqual([]);
});
