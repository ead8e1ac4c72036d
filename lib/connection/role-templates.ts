import { assumeActions, type IamPolicy, notificationPolicy, readPolicy, writePolicy } from "./iam-policy";

/** The templates that make Canopy's roles, by what they are for. */
export const templateKinds = ["cloudformation", "terraform"] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** What the file of each is called. Terraform reads JSON beside its own language: https://developer.hashicorp.com/terraform/language/syntax/json. */
export const templateFiles: Readonly<Record<TemplateKind, string>> = {
  cloudformation: "canopy-roles.template.json",
  terraform: "canopy-roles.tf.json",
};

const texts = {
  principal:
    "The ARN of the principal that Canopy starts as: the role of its task, instance or service account, or a user",
  externalId: "sts:ExternalId of the trust policies, which CANOPY_ROLE_EXTERNAL_ID repeats; empty for none",
  topic: "The ARN of an SNS topic for notifications, or a pattern for several; empty for none",
  readRole: "The name of the role that Canopy reads with",
  writeRole: "The name of the role that Canopy makes changes with",
} as const;

/** A template as the text of its file. */
export function templateText(kind: TemplateKind): string {
  const template = kind === "cloudformation" ? cloudFormationTemplate() : terraformTemplate();
  return `${JSON.stringify(template, undefined, 2)}\n`;
}

/** For CloudFormation: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html. */
function cloudFormationTemplate() {
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description:
      "The roles of Canopy: one to read with, one to make changes with in the name of each person.",
    Parameters: {
      CanopyPrincipalArn: {
        Type: "String",
        Description: texts.principal,
        AllowedPattern: "arn:aws[a-z-]*:iam::\\d{12}:(role|user)/.+",
      },
      ExternalId: { Type: "String", Description: texts.externalId, Default: "" },
      NotificationTopicArn: { Type: "String", Description: texts.topic, Default: "" },
      ReadRoleName: { Type: "String", Description: texts.readRole, Default: "CanopyRead" },
      WriteRoleName: { Type: "String", Description: texts.writeRole, Default: "CanopyWrite" },
    },
    Conditions: {
      HasExternalId: { "Fn::Not": [{ "Fn::Equals": [{ Ref: "ExternalId" }, ""] }] },
      HasNotificationTopic: { "Fn::Not": [{ "Fn::Equals": [{ Ref: "NotificationTopicArn" }, ""] }] },
    },
    Resources: {
      ReadRole: cloudFormationRole("ReadRoleName", "read", [
        { PolicyName: "CanopyReads", PolicyDocument: readPolicy() },
        {
          "Fn::If": [
            "HasNotificationTopic",
            {
              PolicyName: "CanopyNotifies",
              PolicyDocument: withResource(notificationPolicy("*"), { Ref: "NotificationTopicArn" }),
            },
            { Ref: "AWS::NoValue" },
          ],
        },
      ]),
      WriteRole: cloudFormationRole("WriteRoleName", "write", [
        { PolicyName: "CanopyWrites", PolicyDocument: writePolicy() },
      ]),
    },
    Outputs: {
      ReadRoleArn: { Description: "For CANOPY_READ_ROLE_ARN", Value: { "Fn::GetAtt": ["ReadRole", "Arn"] } },
      WriteRoleArn: {
        Description: "For CANOPY_WRITE_ROLE_ARN",
        Value: { "Fn::GetAtt": ["WriteRole", "Arn"] },
      },
    },
  };
}

function cloudFormationRole(
  nameParameter: string,
  kind: keyof typeof assumeActions,
  policies: readonly object[],
) {
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      RoleName: { Ref: nameParameter },
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "CanopyAssumesThisRole",
            Effect: "Allow",
            Principal: { AWS: { Ref: "CanopyPrincipalArn" } },
            Action: assumeActions[kind],
            Condition: {
              "Fn::If": [
                "HasExternalId",
                { StringEquals: { "sts:ExternalId": { Ref: "ExternalId" } } },
                { Ref: "AWS::NoValue" },
              ],
            },
          },
        ],
      },
      Policies: policies,
    },
  };
}

function withResource({ Version, Statement }: IamPolicy, Resource: object) {
  return { Version, Statement: Statement.map((statement) => ({ ...statement, Resource })) };
}

/** For Terraform 1.5 and later with the provider `hashicorp/aws`. */
function terraformTemplate() {
  const role = (kind: "read" | "write") => ({
    name: `\${var.${kind}_role_name}`,
    max_session_duration: 3600,
    assume_role_policy: `\${data.aws_iam_policy_document.trust_${kind}.json}`,
  });
  const policy = (kind: "read" | "write", name: string, document: string) => ({
    name,
    role: `\${aws_iam_role.${kind}.id}`,
    policy: `\${data.aws_iam_policy_document.${document}.json}`,
  });
  const variable = (description: string, fallback?: string) => ({
    type: "string",
    description,
    ...(fallback !== undefined && { default: fallback }),
  });
  return {
    terraform: {
      required_version: ">= 1.5",
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.0" } },
    },
    variable: {
      canopy_principal_arn: variable(texts.principal),
      external_id: variable(texts.externalId, ""),
      notification_topic_arn: variable(texts.topic, ""),
      read_role_name: variable(texts.readRole, "CanopyRead"),
      write_role_name: variable(texts.writeRole, "CanopyWrite"),
    },
    data: {
      aws_iam_policy_document: {
        trust_read: terraformTrust("read"),
        trust_write: terraformTrust("write"),
        reads: { statement: readPolicy().Statement.map((each) => terraformStatement(each)) },
        writes: { statement: writePolicy().Statement.map((each) => terraformStatement(each)) },
        notifies: {
          statement: notificationPolicy("${var.notification_topic_arn}").Statement.map((each) =>
            terraformStatement(each),
          ),
        },
      },
    },
    resource: {
      aws_iam_role: { read: role("read"), write: role("write") },
      aws_iam_role_policy: {
        reads: policy("read", "CanopyReads", "reads"),
        writes: policy("write", "CanopyWrites", "writes"),
        notifies: {
          count: '${var.notification_topic_arn == "" ? 0 : 1}',
          ...policy("read", "CanopyNotifies", "notifies"),
        },
      },
    },
    output: {
      read_role_arn: { description: "For CANOPY_READ_ROLE_ARN", value: "${aws_iam_role.read.arn}" },
      write_role_arn: { description: "For CANOPY_WRITE_ROLE_ARN", value: "${aws_iam_role.write.arn}" },
    },
  };
}

function terraformTrust(kind: keyof typeof assumeActions) {
  return {
    statement: [
      {
        sid: "CanopyAssumesThisRole",
        effect: "Allow",
        actions: assumeActions[kind],
        principals: [{ type: "AWS", identifiers: ["${var.canopy_principal_arn}"] }],
        dynamic: {
          condition: {
            for_each: '${var.external_id == "" ? [] : [var.external_id]}',
            content: { test: "StringEquals", variable: "sts:ExternalId", values: ["${condition.value}"] },
          },
        },
      },
    ],
  };
}

function terraformStatement({ Sid, Effect, Action, Resource, Condition }: IamPolicy["Statement"][number]) {
  const conditions = Object.entries(Condition ?? {}).flatMap(([test, of]) =>
    Object.entries(of).map(([variable, value]) => ({ test, variable, values: [value] })),
  );
  return {
    sid: Sid,
    effect: Effect,
    actions: Action,
    resources: [Resource].flat(),
    ...(conditions.length > 0 && { condition: conditions }),
  };
}
