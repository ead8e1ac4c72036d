import { type OperationInUse, operationsOf } from "./aws-operations";

type Condition = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** An IAM policy document, as JSON has it. */
export interface IamPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource: string | readonly string[];
    readonly Condition?: Condition;
  }[];
}

/** The trust policy of a role: who may assume it. */
export interface TrustPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Principal: { readonly AWS: string };
    readonly Action: readonly string[];
    readonly Condition?: Condition;
  }[];
}

/** What the trust policy of each role, and the credentials that Canopy starts with, have to allow. */
export const assumeActions = {
  read: ["sts:AssumeRole"],
  // A session that names people: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
  write: ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
} as const;

/** Lets the credentials that Canopy starts with assume a role. Names the account's root where it is not known which they are. */
export function trustPolicy(
  kind: keyof typeof assumeActions,
  principal: string,
  externalId?: string,
): TrustPolicy {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "CanopyAssumesThisRole",
        Effect: "Allow",
        Principal: { AWS: principal },
        Action: assumeActions[kind],
        ...(externalId !== undefined && { Condition: { StringEquals: { "sts:ExternalId": externalId } } }),
      },
    ],
  };
}

/** What the credentials that Canopy starts with need, and nothing else. */
export function callerPolicy(readRole: string, writeRole: string): IamPolicy {
  const statement = (Sid: string, Action: readonly string[], Resource: string) =>
    ({ Sid, Effect: "Allow", Action, Resource }) as const;
  return {
    Version: "2012-10-17",
    Statement: [
      statement("CanopyAssumesItsReadRole", assumeActions.read, readRole),
      statement("CanopyAssumesItsWriteRole", assumeActions.write, writeRole),
    ],
  };
}

/** What the read role needs besides, to publish notifications to topics of SNS. */
export function notificationPolicy(topics: string | readonly string[]): IamPolicy {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "CanopyPublishesNotifications",
        Effect: "Allow",
        Action: operationsOf("notify"),
        Resource: topics,
      },
    ],
  };
}

/** Statement names of the services, by the prefix of their actions. */
const sids: Readonly<Record<string, string>> = {
  config: "CanopyReadsConfig",
  organizations: "CanopyReadsOrganizations",
  securityhub: "CanopyReadsSecurityHub",
};

/** Minimum IAM permissions to read everything Canopy shows: one statement for each service. */
export function readPolicy(): IamPolicy {
  const byService = new Map<string, OperationInUse[]>();
  for (const name of operationsOf("read")) {
    const [service = ""] = name.split(":");
    byService.set(service, [...(byService.get(service) ?? []), name]);
  }
  return {
    Version: "2012-10-17",
    Statement: [...byService].map(([service, Action]) => ({
      Sid: sids[service] ?? service,
      Effect: "Allow",
      Action,
      Resource: "*",
    })),
  };
}

/** What each write needs, one policy each, so that a role gets no more than its people should do. */
export function writePolicies(): { readonly operation: OperationInUse; readonly policy: IamPolicy }[] {
  return operationsOf("write").map((operation) => ({ operation, policy: policyOf([operation]) }));
}

/** All writes in one policy, a statement each: what its people should not do is left out. */
export function writePolicy(): IamPolicy {
  return policyOf(operationsOf("write"));
}

function policyOf(operations: readonly OperationInUse[]): IamPolicy {
  return {
    Version: "2012-10-17",
    Statement: operations.flatMap((operation) => [
      {
        Sid: `Canopy${operation.replace(/^.*:/, "")}`,
        Effect: "Allow",
        Action: [operation],
        Resource: "*",
      },
      ...(operation === "config:PutConfigurationAggregator" ? [passRole] : []),
      ...(operation === "config:PutOrganizationConformancePack" ? [deployPacks] : []),
    ]),
  };
}

/** An aggregator of the whole organization names a role, and the caller must be allowed to pass that role to Config. */
const passRole: IamPolicy["Statement"][number] = {
  Sid: "CanopyPassesRolesToConfig",
  Effect: "Allow",
  Action: ["iam:PassRole"],
  Resource: "*",
  Condition: { StringEquals: { "iam:PassedToService": "config.amazonaws.com" } },
};

/**
 * A pack is deployed with the caller's permissions: AWS Config enables its access to the organization, makes its
 * service-linked roles, and reads a template in S3.
 */
const deployPacks: IamPolicy["Statement"][number] = {
  Sid: "CanopyLetsConfigDeployPacks",
  Effect: "Allow",
  Action: [
    "iam:CreateServiceLinkedRole",
    "iam:GetRole",
    "organizations:EnableAWSServiceAccess",
    "organizations:ListDelegatedAdministrators",
    "s3:GetBucketAcl",
    "s3:GetObject",
  ],
  Resource: "*",
};

/**
 * What Canopy doesn't call itself: AWS Config does it, with the permissions of the caller.
 * @internal exported for its tests
 */
export const actionsOnBehalf: readonly string[] = [...passRole.Action, ...deployPacks.Action];
