import type { Caller } from "../contract";
import { userIdOf } from "../sts/service";

/** `userIdentity` of a CloudTrail event: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
export interface UserIdentity {
  readonly type: "AssumedRole" | "IAMUser";
  readonly principalId: string;
  readonly arn: string;
  readonly accountId: string;
  readonly accessKeyId?: string;
  readonly userName?: string;
  readonly sessionContext?: {
    readonly sessionIssuer: {
      readonly type: "Role";
      readonly principalId: string;
      readonly arn: string;
      readonly accountId: string;
      readonly userName: string;
    };
    readonly attributes: { readonly creationDate: string; readonly mfaAuthenticated: "false" };
    readonly sourceIdentity?: string;
  };
}

/** A caller as CloudTrail records it: the session that a role was assumed for, or the user. */
export function userIdentityOf(caller: Caller): UserIdentity {
  const { accountId, arn, accessKeyId, session, sourceIdentity } = caller;
  const principalId = userIdOf(caller);
  const common = { principalId, arn, accountId, ...(accessKeyId !== undefined && { accessKeyId }) };
  if (session === undefined) return { type: "IAMUser", ...common, userName: arn.replace(/^.*\//, "") };
  const [rolePrincipalId = ""] = principalId.split(":");
  return {
    type: "AssumedRole",
    ...common,
    sessionContext: {
      sessionIssuer: {
        type: "Role",
        principalId: rolePrincipalId,
        arn: session.roleArn,
        accountId,
        userName: session.roleName,
      },
      attributes: {
        creationDate: `${new Date(session.startedAt).toISOString().slice(0, 19)}Z`,
        mfaAuthenticated: "false",
      },
      ...(sourceIdentity !== undefined && { sourceIdentity }),
    },
  };
}
