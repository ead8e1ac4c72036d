import "server-only";
import { accessDenialOf } from "@/lib/core/access-denial";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { WriteSession } from "@/lib/core/write-session";
import type { WritingAws } from "./create-aws";
import { credentialsFailure } from "./credentials-failure";

/**
 * Opens the session that changes are sent with, unless it is open, and answers what it is called; undefined without a write
 * role. Rejects with a FailureError where AWS refuses it, and where there is only a role to read with.
 */
export async function openWriteSession(aws: WritingAws): Promise<WriteSession | undefined> {
  // Throws where there is nothing to change AWS with.
  const writer = aws.forWrites();
  if (aws.writeSession === undefined) return undefined;
  const refused = await credentialsFailure(writer);
  const session = aws.writeSession();
  if (refused !== undefined) throw new FailureError(withWayOut(refused, session.roleArn));
  return session;
}

/** Why the session of a person was refused, with what to do about it. */
function withWayOut(failure: Failure, arn: string): Failure {
  if (failure.code !== "forbidden") return failure;
  const action = accessDenialOf(failure.message)?.action;
  const grant = `Allow ${action ?? "sts:AssumeRole"} on ${arn} in the role's trust policy and in the policy of the credentials that Canopy starts with`;
  const isOptional = action === "sts:SetSourceIdentity" || action === "sts:TagSession";
  const otherwise = isOptional
    ? ", or set CANOPY_WRITE_ATTRIBUTION=preferred to make changes without it"
    : "";
  return {
    ...failure,
    missing: action ?? failure.missing,
    message: `${failure.message.replace(/\.?$/, ".")} ${grant}${otherwise}. Nothing was changed.`,
  };
}
