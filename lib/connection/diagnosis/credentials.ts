import type { Failure } from "@/lib/core/failure";
import { callerName } from "../caller-name";
import { type Observation, observed } from "../observation";
import { type Diagnosis, checking, fine, isUnreachable } from "./diagnosis";

/** Whether there is something to sign with, and whether AWS knows it. */
export function diagnoseCredentials(observations: readonly Observation[]): Diagnosis {
  const credentials = observed(observations, "credentials");
  const roleArn = observed(observations, "settings")?.roleArn;
  if (credentials?.result.ok === false) return withoutCredentials(credentials.result.failure, roleArn);
  const caller = observed(observations, "caller");
  if (caller === undefined) return checking;
  const source =
    credentials === undefined ? "" : ` The credentials come from ${credentials.result.value.source}.`;
  if (!caller.result.ok) return refused(caller.result.failure, source);
  const { accountId, arn } = caller.result.value;
  const { kind, name, session } = callerName(arn);
  const who = `${kind} ${name}`.trim() + (session === undefined ? "" : ` (session ${session})`);
  return fine(`AWS knows the caller as ${who} in account ${accountId}.${source}`);
}

function withoutCredentials(failure: Failure, roleArn: string | undefined): Diagnosis {
  if (isUnreachable(failure)) {
    return {
      state: "failed",
      says: "The service that gives out the credentials could not be reached.",
      todo: ["See the endpoints below: STS has to answer before a role can be assumed."],
      failure,
    };
  }
  if (roleArn !== undefined && failure.aws !== undefined) {
    return {
      state: "failed",
      says: `The role ${roleArn} could not be assumed.`,
      todo: [
        `Allow \`sts:AssumeRole\` on ${roleArn} in the policy of the credentials that Canopy starts with.`,
        "Name those credentials in the role's trust policy.",
        "Check CANOPY_ROLE_ARN for a mistyped account or name.",
      ],
      failure,
    };
  }
  return {
    state: "failed",
    says: "There are no credentials to sign with.",
    todo: [
      "Give this server credentials where every AWS program looks: a role of the machine or container, `AWS_PROFILE`, or `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`.",
      "For a profile of IAM Identity Center, sign in: `aws sso login`.",
      "Start Canopy again, and compare with `aws sts get-caller-identity` in the same environment.",
    ],
    failure,
  };
}

function refused(failure: Failure, source: string): Diagnosis {
  if (isUnreachable(failure)) {
    return { state: "waiting", says: `AWS could not be asked who is calling.${source}`, todo: [] };
  }
  if (failure.code !== "unauthenticated") {
    return {
      state: "unknown",
      says: `AWS did not say who is calling.${source}`,
      todo: ["Check again."],
      failure,
    };
  }
  if (/Signature|RequestExpired|TimeTooSkewed/.test(failure.aws?.exception ?? "")) {
    return {
      state: "failed",
      says: `AWS refuses the signature.${source}`,
      todo: [
        "If the clock below is off, set it first: a signature carries the time.",
        "Otherwise the secret access key does not belong to the access key: copy both again.",
      ],
      failure,
    };
  }
  return {
    state: "failed",
    says: `AWS does not know these credentials, or they have expired.${source}`,
    todo: [
      "Renew them: `aws sso login` for a profile of IAM Identity Center, new keys for environment variables.",
      "Check that they belong to the partition of the Region: China and GovCloud have keys of their own.",
      "Start Canopy again; a role renews itself.",
    ],
    failure,
  };
}
