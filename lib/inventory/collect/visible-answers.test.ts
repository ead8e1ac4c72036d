import fc from "fast-check";
import { describe, expect, it, test, vi } from "vitest";
import type { z } from "zod";
import { exception, startWireServer } from "@/lib/aws/testing/wire-server";
import { createAws } from "@/lib/aws/create-aws";
import { sourceStatusRow } from "@/lib/aws-config/aggregators/aws/operations-wire";
import { decodePackSnapshot, encodePackSnapshot } from "@/lib/aws-config/packs/table/pack-codec";
import { MemberStatusRow, PackRow, PackStatusRow } from "@/lib/aws-config/packs/aws/operations-wire";
import { FailureError } from "@/lib/core/failure-error";
import { AccountRow, RootRow } from "@/lib/organizations/aws/operations-wire";
import { describeOrganizationConfiguration } from "@/lib/security-hub/aws/operations";
import {
  AssociationRow,
  OrganizationConfigurationOutput,
  PolicySummaryRow,
  UnprocessedRow,
} from "@/lib/security-hub/aws/operations-wire";
import { ControlDefinitionRow, StandardRow } from "@/lib/security-hub/policies/aws/operations-wire";
import { arbitraryGovernance } from "@/lib/testing/arbitrary-organization";
import { arbitraryPacks } from "@/lib/testing/example-packs";
import { exampleSnapshotMeta } from "@/lib/testing/example-snapshot";
import { decodeSnapshot, encodeSnapshot } from "../snapshot/snapshot-codec";

/** Reads `exe.png` on a screen. */
const hidden = "\u202egnp.exe\u0007";
const shown = "[U+202E]gnp.exe[U+0007]";
const id = "11111111-1111-4111-8111-111111111111";

describe("what can't be seen in AWS's texts is written out where they are read", () => {
  const rows: readonly (readonly [string, z.ZodType, Readonly<Record<string, unknown>>])[] = [
    [
      "the message of an association",
      AssociationRow,
      { TargetId: "111122223333", AssociationStatusMessage: hidden },
    ],
    ["an unprocessed association", UnprocessedRow, { ErrorCode: hidden, ErrorReason: hidden }],
    ["a policy", PolicySummaryRow, { Id: id, Name: hidden, Description: hidden }],
    [
      "the configuration",
      OrganizationConfigurationOutput,
      { OrganizationConfiguration: { StatusMessage: hidden } },
    ],
    ["a standard", StandardRow, { StandardsArn: "arn", Name: hidden, Description: hidden }],
    [
      "a control",
      ControlDefinitionRow,
      {
        SecurityControlId: "IAM.1",
        Title: hidden,
        Description: hidden,
        RemediationUrl: "",
        SeverityRating: "LOW",
        CurrentRegionAvailability: "AVAILABLE",
        ParameterDefinitions: { days: { Description: hidden, ConfigurationOptions: undefined } },
      },
    ],
    [
      "a pack",
      PackRow,
      {
        OrganizationConformancePackName: "pack",
        ConformancePackInputParameters: [{ ParameterName: hidden, ParameterValue: hidden }],
      },
    ],
    [
      "the status of a pack",
      PackStatusRow,
      { OrganizationConformancePackName: "pack", ErrorMessage: hidden },
    ],
    ["a member of a pack", MemberStatusRow, { AccountId: "111122223333", ErrorMessage: hidden }],
    [
      "a source of an aggregator",
      sourceStatusRow("FAILED"),
      { LastErrorCode: hidden, LastErrorMessage: hidden },
    ],
    ["an account", AccountRow, { Id: "111122223333", Name: hidden, Email: hidden, Status: "ACTIVE" }],
    ["a root", RootRow, { Id: "r-ab12", Name: hidden }],
  ];

  it.each(rows)("in %s", (_, schema, row) => {
    const read = JSON.stringify(schema.parse(row));
    expect(read).toContain(shown);
    expect(read).not.toMatch(/\u202e|\u0007|\\u0007/);
  });

  it("in the message of a refusal", async () => {
    // Whatever the machine is signed in to stays out of it.
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
    const server = await startWireServer(exception(400, "InvalidInputException", hidden));
    const aws = createAws({
      region: "eu-west-1",
      requestTimeoutMs: 5_000,
      rateScale: 1_000,
      endpoint: server.url,
    });
    try {
      const failure = await describeOrganizationConfiguration(aws).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(FailureError);
      expect(failure).toMatchObject({ failure: { message: shown } });
    } finally {
      aws.close();
      await server.close();
    }
  });
});

test("what an older Canopy stored as AWS wrote it is written out when it is read", () => {
  fc.assert(
    fc.property(arbitraryGovernance, ({ tree, governance }) => {
      const names = tree.names.map(() => hidden);
      const stored = {
        meta: exampleSnapshotMeta(),
        tree: { ...tree, names },
        governance: { ...governance, messages: [hidden] },
      };
      const read = decodeSnapshot(encodeSnapshot(stored));
      expect(new Set(read.tree.names)).toEqual(new Set([shown]));
      expect(read.governance.messages).toEqual([shown]);
    }),
    { numRuns: 5 },
  );
  fc.assert(
    fc.property(arbitraryPacks, ({ snapshot }) => {
      const { texts } = decodePackSnapshot(encodePackSnapshot({ ...snapshot, texts: [hidden] }));
      expect(texts).toEqual([shown]);
    }),
    { numRuns: 5 },
  );
});
