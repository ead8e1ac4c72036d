import { createHash } from "node:crypto";
import { z } from "zod";
import { AwsError, type AwsStructure, type Caller, type Service } from "../contract";
import { optionalNumber, optionalText, requiredText } from "../input-members";
import type { World } from "../world/world";
import type { RoleBook, TrustAction } from "./role-book";
import { issueCredentials } from "./session-credentials";

const defaultDurationSeconds = 3600;
const maxChainedSeconds = 3600;

/** STS: the caller's identity, and assuming a role. https://docs.aws.amazon.com/STS/latest/APIReference/ */
export function stsService(world: World, roles: RoleBook): Service {
  return {
    GetCallerIdentity(_input, caller) {
      return { UserId: userIdOf(caller), Account: caller.accountId, Arn: caller.arn };
    },

    /**
     * Any role of any account can be assumed, except those of accounts that AWS has shut, and those whose trust policy is
     * defined and does not allow it: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
     */
    AssumeRole(input, caller) {
      const roleArn = requiredText(input, "RoleArn");
      const role = parseRoleArn(roleArn);
      const state = world.accounts.get(role.accountId)?.state ?? "ACTIVE";
      if (state === "SUSPENDED" || state === "CLOSED") throw notAuthorized(caller, roleArn);
      if (!roles.accepts(roleArn, optionalText(input, "ExternalId"))) throw notAuthorized(caller, roleArn);
      const tags = tagsOf(input, caller);
      for (const action of actionsOf(input, tags)) {
        if (!roles.trusts(roleArn, action)) throw notAuthorized(caller, roleArn, action);
      }
      checkPolicy(input);
      const sessionName = requiredText(input, "RoleSessionName");
      const sourceIdentity = sourceIdentityOf(input, caller, roleArn);
      const startedAt = Date.now();
      const expiresAt = startedAt + durationSecondsOf(input, caller) * 1000;
      const transitiveTags = tags
        .filter(({ isTransitive }) => isTransitive)
        .map(({ key, value }) => ({ key, value }));
      const credentials = issueCredentials({
        ...role,
        roleArn,
        sessionName,
        sourceIdentity,
        transitiveTags,
        startedAt,
        expiresAt,
      });
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
  if (caller.session !== undefined && seconds > maxChainedSeconds) {
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

interface SessionTag {
  readonly key: string;
  readonly value: string;
  readonly isTransitive: boolean;
}

/**
 * The tags of the new session: those that are passed, and the transitive ones of the caller's session, which can't be passed
 * again. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
function tagsOf(input: AwsStructure, caller: Caller): readonly SessionTag[] {
  const { Tags, TransitiveTagKeys } = SessionTags.parse(input);
  const inherited = (caller.session?.transitiveTags ?? []).map((tag) => ({ ...tag, isTransitive: true }));
  const keys = [...inherited.map(({ key }) => key), ...Tags.map(({ Key }) => Key)].map((key) =>
    key.toLowerCase(),
  );
  if (new Set(keys).size < keys.length)
    throw new AwsError(
      "ValidationError",
      "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
      400,
    );
  const absent = TransitiveTagKeys.filter((key) => !Tags.some(({ Key }) => Key === key));
  if (absent.length > 0) {
    const message = `The specified transitive tag key must be included in the requested tags: ${absent.join(", ")}`;
    throw new AwsError("ValidationError", message, 400);
  }
  return [
    ...inherited,
    ...Tags.map(({ Key, Value }) => ({
      key: Key,
      value: Value,
      isTransitive: TransitiveTagKeys.includes(Key),
    })),
  ];
}

const SessionTags = z.looseObject({
  Tags: z.array(z.looseObject({ Key: z.string(), Value: z.string() })).default([]),
  TransitiveTagKeys: z.array(z.string()).default([]),
});

/** What the trust policy has to allow for an input. */
function actionsOf(input: AwsStructure, tags: readonly SessionTag[]): readonly TrustAction[] {
  return [
    "sts:AssumeRole",
    ...(optionalText(input, "SourceIdentity") === undefined ? [] : (["sts:SetSourceIdentity"] as const)),
    ...(tags.length === 0 ? [] : (["sts:TagSession"] as const)),
  ];
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

function notAuthorized(caller: Caller, roleArn: string, action: TrustAction = "sts:AssumeRole"): AwsError {
  const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${roleArn}`;
  return new AwsError("AccessDenied", message, 403);
}

/** `AIDA…` of a user, `AROA…:<session>` of a role. */
export function userIdOf({ arn, session }: Caller): string {
  if (session === undefined) return uniqueId("AIDA", arn);
  return `${uniqueId("AROA", session.roleArn)}:${session.sessionName}`;
}

/** An IAM unique id: the same for the same thing. */
function uniqueId(prefix: string, text: string): string {
  return prefix + createHash("sha256").update(text).digest("hex").slice(0, 17).toUpperCase();
}
