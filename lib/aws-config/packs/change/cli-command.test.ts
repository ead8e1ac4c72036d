import { expect, test } from "vitest";
import { AccountId } from "@/lib/core/identifiers";
import { PackName } from "../model";
import { deletePackCommand, putPackCommand } from "./cli-command";
import { TemplateHash } from "./pack-change";

const name = PackName.parse("security-baseline");

function inputOf(command: string): unknown {
  const [, json = ""] = /--cli-input-json '([^']*)'/.exec(command) ?? [];
  return JSON.parse(json);
}

test("takes the text of a template from a file, and everything else as it was reviewed", () => {
  const command = putPackCommand(
    {
      name,
      template: { kind: "body", sha256: TemplateHash.parse("a".repeat(64)), bytes: 12 },
      parameters: [{ name: "MaxAge", value: "90's" }],
      excludedAccounts: [AccountId.parse("111122223333")],
      deliveryS3Bucket: "awsconfigconforms-1",
    },
    "eu-west-1",
  );
  expect(command).toMatch(/^aws configservice put-organization-conformance-pack --region eu-west-1 /);
  expect(command).toMatch(/ --template-body file:\/\/security-baseline\.yaml$/);
  expect(inputOf(command)).toEqual({
    OrganizationConformancePackName: name,
    DeliveryS3Bucket: "awsconfigconforms-1",
    ConformancePackInputParameters: [{ ParameterName: "MaxAge", ParameterValue: "90's" }],
    ExcludedAccounts: ["111122223333"],
  });
});

test("names a template in S3, and no file", () => {
  const template = { kind: "s3", uri: "s3://bucket/pack.yaml" } as const;
  const command = putPackCommand({ name, template, parameters: [], excludedAccounts: [] }, "eu-west-1");
  expect(inputOf(command)).toEqual({
    OrganizationConformancePackName: name,
    TemplateS3Uri: "s3://bucket/pack.yaml",
    ExcludedAccounts: [],
  });
  expect(command).not.toContain("file://");
});

test("creates a pack with its tags", () => {
  const template = { kind: "s3", uri: "s3://bucket/pack.yaml" } as const;
  const tags = [{ key: "team", value: "" }];
  const command = putPackCommand({ name, template, parameters: [], excludedAccounts: [], tags }, undefined);
  expect(inputOf(command)).toMatchObject({ Tags: [{ Key: "team", Value: "" }] });
});

test("deletes the pack of the name", () => {
  expect(inputOf(deletePackCommand(name, "eu-west-1"))).toEqual({ OrganizationConformancePackName: name });
});
