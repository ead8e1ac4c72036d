import { createHash } from "node:crypto";
import { AwsError, type AwsStructure, type Caller, type Service } from "../contract";
import { optionalNumber, optionalText, requiredText } from "../input-members";
import type { World } from "../world/world";
import { issueCredentials } from "./session-credentials";

const defaultDurationSeconds = 3600;
const maxChainedSeconds = 3600;

/** STS: the caller's identity, and assuming a role. https://docs.aws.amazon.com/STS/latest/APIReference/ */
export function stsService(world: World): Service {
  return {
    GetCallerIdentity(_input, caller) {
      return { UserId: userIdOf(caller), Account: caller.accountId, Arn: caller.arn };
    },

    /** Any role of any account can be assumed, except those of accounts that AWS has shut. */
    AssumeRole(input, caller) {
      const roleArn = requiredText(input, "RoleArn");
      const role = parseRoleArn(roleArn);
      const state = world.accounts.get(role.accountId)?.state ?? "ACTIVE";
      if (state === "SUSPENDED" || state === "CLOSED") throw notAuthorized(caller, roleArn);
      checkPolicy(input);
      const sessionName = requiredText(input, "RoleSessionName");
      const sourceIdentity = sourceIdentityOf(input, caller, roleArn);
      const expiresAt = Date.now() + durationSecondsOf(input, caller) * 1000;
      const credentials = issueCredentials({ ...role, sessionName, sourceIdentity, expiresAt });
      return {
        Credentials: {
          AccessKeyId: credentials.accessKeyId,
          SecretAccessKey: credentials.secretAccessKey,
          SessionToken: credentials.sessionToken,
          // STS counts in whole seconds.
          Expiration: new Date(Math.floor(expiresAt / 1000) * 1000),
        },
        AssumedRoleUser: {
          AssumedRoleId: `${uniqueId("AROA", roleArn)}:${sessionName}`,
          Arn: assumedRoleArn(world.partition, { ...role, sessionName }),
        },
        SourceIdentity: sourceIdentity,
      };
    },
  };
}

/** `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
export function assumedRoleArn(
  partition: string,
  session: { readonly accountId: string; readonly roleName: string; readonly sessionName: string },
): string {
  return `arn:${partition}:sts::${session.accountId}:assumed-role/${session.roleName}/${session.sessionName}`;
}

function parseRoleArn(roleArn: string): { accountId: string; roleName: string } {
  const [, accountId, roleName] =
    /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:[^/]+\/)*([\w+=,.@-]+)$/.exec(roleArn) ?? [];
  if (accountId === undefined || roleName === undefined) {
    throw new AwsError("ValidationError", `${roleArn} is invalid`, 400);
  }
  return { accountId, roleName };
}

function durationSecondsOf(input: AwsStructure, caller: Caller): number {
  const seconds = optionalNumber(input, "DurationSeconds") ?? defaultDurationSeconds;
  if (isAssumedRole(caller) && seconds > maxChainedSeconds) {
    const message =
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining";
    throw new AwsError("ValidationError", message, 400);
  }
  return seconds;
}

/** Once set, a source identity stays through role chaining and cannot be changed. */
function sourceIdentityOf(input: AwsStructure, caller: Caller, roleArn: string): string | undefined {
  const asked = optionalText(input, "SourceIdentity");
  if (caller.sourceIdentity === undefined || asked === undefined) return asked ?? caller.sourceIdentity;
  if (asked !== caller.sourceIdentity) throw notAuthorized(caller, roleArn);
  return asked;
}

function checkPolicy(input: AwsStructure): void {
  const policy = optionalText(input, "Policy");
  if (policy === undefined) return;
  try {
    JSON.parse(policy);
  } catch {
    throw new AwsError("MalformedPolicyDocument", "This policy contains invalid Json");
  }
}

function notAuthorized(caller: Caller, roleArn: string): AwsError {
  const message = `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
  return new AwsError("AccessDenied", message, 403);
}

function userIdOf(caller: Caller): string {
  const { arn } = caller;
  if (!isAssumedRole(caller)) return uniqueId("AIDA", arn);
  const sessionName = arn.slice(arn.lastIndexOf("/") + 1);
  return `${uniqueId("AROA", arn.slice(0, arn.lastIndexOf("/")))}:${sessionName}`;
}

function isAssumedRole({ arn }: Caller): boolean {
  return arn.includes(":assumed-role/");
}

/** An IAM unique id: the same for the same thing. */
function uniqueId(prefix: string, text: string): string {
  return prefix + createHash("sha256").update(text).digest("hex").slice(0, 17).toUpperCase();
}
