import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { awsOperations } from "./aws-operations";
import { actionsOnBehalf, readPolicy, writePolicy } from "./iam-policy";
import { templateFiles, templateKinds, templateText } from "./role-templates";

const parsed = (kind: (typeof templateKinds)[number]): unknown => JSON.parse(templateText(kind));

test.each(templateKinds)("the repository has the template for %s", (kind) => {
  const file = new URL(`../../packaging/roles/${templateFiles[kind]}`, import.meta.url);
  expect(readFileSync(file, "utf8")).toBe(templateText(kind));
});

/** An IAM action that Canopy calls, that it passes a role with, or that it assumes a role with. */
const Action = z
  .string()
  .refine(
    (action) =>
      Object.hasOwn(awsOperations, action) ||
      [...actionsOnBehalf, "sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"].includes(action),
    "Canopy does not call this action.",
  );

/** A parameter of the template, or a resource's attribute. */
const Intrinsic = z.union([
  z.strictObject({ Ref: z.string() }),
  z.strictObject({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
]);
const Condition = z.partialRecord(
  z.enum(["StringEquals", "StringLike", "ArnLike"]),
  z.record(z.string().regex(/^\w+:\w+$/), z.union([z.string(), Intrinsic])),
);
/** `{"Fn::If": [condition, …, AWS::NoValue]}` */
const orNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z.strictObject({
    "Fn::If": z.tuple([z.string(), schema, z.strictObject({ Ref: z.literal("AWS::NoValue") })]),
  });
const Sid = z.string().regex(/^[A-Za-z0-9]+$/);
const PolicyDocument = z.strictObject({
  Version: z.literal("2012-10-17"),
  Statement: z
    .array(
      z.strictObject({
        Sid,
        Effect: z.literal("Allow"),
        Action: z.array(Action).min(1),
        Resource: z.union([z.string(), Intrinsic]),
        Condition: Condition.exactOptional(),
      }),
    )
    .min(1)
    .refine(
      (all) => new Set(all.map((each) => each.Sid)).size === all.length,
      "Two statements have one Sid.",
    ),
});
const Policy = z.strictObject({ PolicyName: z.string().regex(/^[\w+=,.@-]{1,128}$/), PolicyDocument });

/** AWS::IAM::Role, as far as the template uses it. */
const Role = z.strictObject({
  Type: z.literal("AWS::IAM::Role"),
  Properties: z.strictObject({
    RoleName: Intrinsic,
    MaxSessionDuration: z.int().min(3_600).max(43_200),
    AssumeRolePolicyDocument: z.strictObject({
      Version: z.literal("2012-10-17"),
      Statement: z.array(
        z.strictObject({
          Sid,
          Effect: z.literal("Allow"),
          Principal: z.strictObject({ AWS: Intrinsic }),
          Action: z.array(Action).min(1),
          Condition: orNothing(Condition),
        }),
      ),
    }),
    Policies: z.array(z.union([Policy, orNothing(Policy)])),
  }),
});

const Template = z.strictObject({
  AWSTemplateFormatVersion: z.literal("2010-09-09"),
  Description: z.string().max(1_024),
  Parameters: z.record(
    z.string().regex(/^[A-Za-z0-9]+$/),
    z.strictObject({
      Type: z.literal("String"),
      Description: z.string().max(4_000),
      Default: z.string().exactOptional(),
      AllowedPattern: z.string().exactOptional(),
    }),
  ),
  Conditions: z.record(
    z.string(),
    z.strictObject({
      "Fn::Not": z.tuple([z.strictObject({ "Fn::Equals": z.tuple([Intrinsic, z.literal("")]) })]),
    }),
  ),
  Resources: z.record(z.string().regex(/^[A-Za-z0-9]+$/), Role),
  Outputs: z.record(z.string(), z.strictObject({ Description: z.string(), Value: Intrinsic })),
});

test("the CloudFormation template is one, and what it refers to is in it", () => {
  const template = Template.parse(parsed("cloudformation"));
  const text = templateText("cloudformation");
  const known = [...Object.keys(template.Parameters), ...Object.keys(template.Resources), "AWS::NoValue"];
  const referred = [...text.matchAll(/"Ref": "([^"]+)"/g)].map(([, name]) => name);
  expect(referred.filter((name) => !known.includes(name ?? ""))).toEqual([]);
  const conditions = [...text.matchAll(/"Fn::If": \[\s*"(\w+)"/g)].map(([, name]) => name);
  expect(new Set(conditions)).toEqual(new Set(Object.keys(template.Conditions)));
  const pattern = new RegExp(`^${template.Parameters["CanopyPrincipalArn"]?.AllowedPattern ?? ""}$`);
  expect("arn:aws-us-gov:iam::111122223333:role/tasks/canopy").toMatch(pattern);
  expect("arn:aws:iam::111122223333:root").not.toMatch(pattern);
});

const Reference = z.string().regex(/^\$\{[^{}]+\}$/);
const TerraformStatement = z.strictObject({
  sid: Sid,
  effect: z.literal("Allow"),
  actions: z.array(Action).min(1),
  resources: z.array(z.union([z.literal("*"), Reference])).exactOptional(),
  principals: z
    .array(z.strictObject({ type: z.literal("AWS"), identifiers: z.array(Reference) }))
    .exactOptional(),
  condition: z
    .array(z.strictObject({ test: z.string(), variable: z.string(), values: z.array(z.string()) }))
    .exactOptional(),
  dynamic: z
    .strictObject({
      condition: z.strictObject({
        for_each: z.string(),
        content: z.strictObject({ test: z.string(), variable: z.string(), values: z.array(Reference) }),
      }),
    })
    .exactOptional(),
});
const Name = z.string().regex(/^[a-z_]+$/);
/** https://developer.hashicorp.com/terraform/language/syntax/json, as far as the template uses it. */
const Terraform = z.strictObject({
  terraform: z.strictObject({
    required_version: z.string(),
    required_providers: z.strictObject({ aws: z.strictObject({ source: z.string(), version: z.string() }) }),
  }),
  variable: z.record(
    Name,
    z.strictObject({
      type: z.literal("string"),
      description: z.string(),
      default: z.string().exactOptional(),
    }),
  ),
  data: z.strictObject({
    aws_iam_policy_document: z.record(Name, z.strictObject({ statement: z.array(TerraformStatement) })),
  }),
  resource: z.strictObject({
    aws_iam_role: z.record(
      Name,
      z.strictObject({
        name: Reference,
        max_session_duration: z.int().min(3_600).max(43_200),
        assume_role_policy: Reference,
      }),
    ),
    aws_iam_role_policy: z.record(
      Name,
      z.strictObject({
        count: z.string().exactOptional(),
        name: z.string(),
        role: Reference,
        policy: Reference,
      }),
    ),
  }),
  output: z.record(Name, z.strictObject({ description: z.string(), value: Reference })),
});

test("the Terraform configuration is one, and what it refers to is in it", () => {
  const { variable, data, resource } = Terraform.parse(parsed("terraform"));
  const text = templateText("terraform");
  const names = (pattern: RegExp) => new Set([...text.matchAll(pattern)].map(([, name]) => name));
  expect(names(/\bvar\.(\w+)/g)).toEqual(new Set(Object.keys(variable)));
  expect(names(/\bdata\.aws_iam_policy_document\.(\w+)\.json/g)).toEqual(
    new Set(Object.keys(data.aws_iam_policy_document)),
  );
  expect(names(/\baws_iam_role\.(\w+)\.(?:id|arn)/g)).toEqual(new Set(Object.keys(resource.aws_iam_role)));
});

test("both make the same roles: reads in one, writes in the other", () => {
  const actions = (statements: readonly { readonly Action: readonly string[] }[]) =>
    statements.flatMap(({ Action: all }) => all).sort();
  const { Resources } = Template.parse(parsed("cloudformation"));
  const { aws_iam_policy_document: documents } = Terraform.parse(parsed("terraform")).data;
  const terraform = (name: string) => documents[name]?.statement.flatMap((each) => each.actions).sort();
  const cloudFormation = (name: string) =>
    actions(
      (Resources[name]?.Properties.Policies ?? []).flatMap((policy) =>
        "PolicyName" in policy ? policy.PolicyDocument.Statement : [],
      ),
    );
  expect(cloudFormation("ReadRole")).toEqual(actions(readPolicy().Statement));
  expect(cloudFormation("WriteRole")).toEqual(actions(writePolicy().Statement));
  expect(terraform("reads")).toEqual(actions(readPolicy().Statement));
  expect(terraform("writes")).toEqual(actions(writePolicy().Statement));
  const trust = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"];
  expect(terraform("trust_write")).toEqual(trust);
  expect(actions(Resources["WriteRole"]?.Properties.AssumeRolePolicyDocument.Statement ?? [])).toEqual(trust);
});
