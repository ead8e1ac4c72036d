import { awsCliCommand } from "@/lib/format/aws-cli";
import type { AccountId } from "@/lib/core/identifiers";
import { plainError } from "./cause-text";
import type { PackName } from "../model";

/** What a failed deployment comes down to, as far as AWS's error shows it. */
export const causeKinds = [
  "inactive-account",
  "delivery-channel",
  "rule-setting",
  "template",
  "no-recorder",
  "permissions",
  "limit",
  "busy",
  "unknown",
] as const;
export type CauseKind = (typeof causeKinds)[number];

export interface CauseGuidance {
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
}

const hints: readonly (readonly [kind: CauseKind, pattern: RegExp])[] = [
  ["inactive-account", /inactive|suspended|is closed|closed account/i],
  ["delivery-channel", /delivery ?channel/i],
  ["rule-setting", /execution frequency|changes? in resources triggers/i],
  ["no-recorder", /recorder|not recording|config is not enabled/i],
  ["limit", /maxnumber|limit ?exceeded|quota|more than \d+|too many/i],
  ["busy", /resource ?in ?use|remediation|in progress/i],
  ["template", /template|s3:\/\/|ssm|bucket/i],
  ["permissions", /assume|permission|not authorized|access ?denied|service-?linked|servicerole/i],
];

/**
 * What a cause comes down to. AWS publishes neither its error codes nor its messages, so both are only searched for
 * words, without the names of rules and other particulars; where none is found the answer is `unknown`.
 */
export function causeKindOf(cause: {
  readonly errorCode?: string | undefined;
  readonly message?: string | undefined;
}): CauseKind {
  const { code = "", message } = plainError(cause.errorCode, cause.message);
  const text = `${code} ${message}`;
  return hints.find(([, pattern]) => pattern.test(text))?.[0] ?? "unknown";
}

/** What each kind of cause means, and the way out. */
export const causeGuidance: Readonly<Record<CauseKind, CauseGuidance>> = {
  "inactive-account": {
    title: "The account is suspended or closed",
    meaning: "Nothing can be deployed to it. It prevents the pack from reaching Success.",
    remedy:
      "Exclude the account from the pack, or reactivate it. A closed account leaves the organization after 90 days, and its row goes with it.",
  },
  "delivery-channel": {
    title: "The account has a delivery channel already",
    meaning:
      "An account can have one delivery channel in a Region. The pack brings another one, or something in the account made its own before.",
    remedy:
      "Use the channel that the account has, or delete it, and take the delivery channel out of what is deployed. Then deploy the pack again.",
  },
  "rule-setting": {
    title: "A setting of a rule in the template isn’t allowed",
    meaning:
      "A managed rule that is triggered by changes of resources takes no MaximumExecutionFrequency. The template sets one, so that the rule fails in every account.",
    remedy: "Remove MaximumExecutionFrequency from that rule in the template, then deploy the pack again.",
  },
  template: {
    title: "The template or the delivery bucket cannot be read",
    meaning: "The pack's template lies in S3 or in an SSM document that these accounts may not read.",
    remedy:
      "Let the role AWSServiceRoleForConfigConforms of the members read it, for instance by a bucket policy for the organization's id, and deploy the pack again.",
  },
  "no-recorder": {
    title: "AWS Config does not record",
    meaning:
      "A pack needs a configuration recorder that is on in the account and in this Region. AWS retries in a new account for seven hours only.",
    remedy: "Turn the recorder on in the account, then deploy the pack again.",
  },
  permissions: {
    title: "A role or a permission is missing",
    meaning:
      "AWS Config deploys with service-linked roles: AWSServiceRoleForConfigMultiAccountSetup in the account that deploys, AWSServiceRoleForConfigConforms in each member. The management account does not get its own by itself.",
    remedy:
      "Create the service-linked role in the account. If it exists, look for a service control policy that refuses it something.",
  },
  limit: {
    title: "AWS Config quota exceeded",
    meaning:
      "An account can have 50 packs and, in a Region, 1,000 rules; this pack would have brought more than that.",
    remedy:
      "Remove rules or packs that are no longer needed from the account, or have the quota raised, and deploy again.",
  },
  busy: {
    title: "Pack is in use by another operation",
    meaning: "A remediation or another deployment was running in the account when this one came.",
    remedy: "Wait until it has ended, then deploy the pack again.",
  },
  unknown: {
    title: "Unknown cause",
    meaning:
      "Neither the error code nor the message has a word that Canopy knows. They are shown above as AWS wrote them.",
    remedy:
      "Look at the pack in the account itself, which has the events, then deploy again. If it persists, open a support case with the error.",
  },
};

const templateHint = "s3://<bucket>/<template>";

/** The AWS CLI command that is the next thing to do or to look at, for one account of the group, ready to paste. */
export function causeCommand(
  kind: CauseKind,
  {
    packName,
    accountId,
    region,
    excluded,
    memberPackName,
  }: {
    readonly packName: PackName;
    readonly accountId: AccountId;
    readonly region: string;
    /** What the pack leaves out already: the list is replaced, not added to. */
    readonly excluded: readonly AccountId[];
    /** What the pack is called in the account, as AWS says; absent where it does not. */
    readonly memberPackName?: string | undefined;
  },
): string {
  const withCredentials = (command: string) => `# with credentials of account ${accountId}\n${command}`;
  const inAccount = (operation: string, input?: object) =>
    withCredentials(awsCliCommand(`configservice ${operation}`, region, input));
  const ofPack = memberPackName === undefined ? {} : { ConformancePackNames: [memberPackName] };
  const deploy = (excludedAccounts: readonly AccountId[]) =>
    awsCliCommand("configservice put-organization-conformance-pack", region, {
      OrganizationConformancePackName: packName,
      TemplateS3Uri: templateHint,
      ...(excludedAccounts.length > 0 && { ExcludedAccounts: excludedAccounts }),
    });
  switch (kind) {
    case "inactive-account":
      return deploy([...new Set([...excluded, accountId])]);
    case "no-recorder":
      return inAccount("describe-configuration-recorder-status");
    case "delivery-channel":
      return inAccount("describe-delivery-channels");
    case "permissions":
      return withCredentials(
        // IAM has no Regions.
        awsCliCommand("iam create-service-linked-role", undefined, {
          AWSServiceName: "config-conforms.amazonaws.com",
        }),
      );
    case "limit":
      return inAccount("describe-conformance-packs");
    case "rule-setting":
    case "template":
      return deploy(excluded);
    case "busy":
    case "unknown":
      return inAccount("describe-conformance-pack-status", ofPack);
  }
}
