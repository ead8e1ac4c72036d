import "server-only";
import { z } from "zod";
import type { Failure } from "@/lib/core/failure";
import type { Aws } from "./create-aws";
import { endpointOf } from "./endpoint";
import { type FailedCall, failureOf } from "./failure-of";

const ProviderError = z.object({
  name: z.enum(["CredentialsProviderError", "ProviderError", "TokenProviderError"]),
  message: z.string(),
});

/**
 * Why there are no credentials to sign with. The default chain's texts name files and profiles of the server, so ours
 * stand in their place; what STS answers to AssumeRole is shown as AWS says it.
 */
export function credentialsFailureOf(error: unknown, call: FailedCall): Failure {
  const provider = ProviderError.safeParse(error);
  if (!provider.success) return failureOf(error, call);
  const isSignOn = provider.data.name === "TokenProviderError" || /\bSSO\b/i.test(provider.data.message);
  return {
    code: "unauthenticated",
    message: isSignOn
      ? "The IAM Identity Center session of this server has expired. Run `aws sso login` for its profile."
      : "This server has no AWS credentials. Give it some where every AWS program looks: environment variables, a profile (AWS_PROFILE), or a role of the machine or container it runs on.",
  };
}

/** Why a way to AWS has no credentials; undefined where it has some, which are asked for where they are not known or expire. */
export async function credentialsFailure(aws: Aws): Promise<Failure | undefined> {
  try {
    await aws.sts.config.credentials();
    return undefined;
  } catch (error) {
    const operation = "sts:AssumeRole";
    const endpoint = await endpointOf(aws, operation);
    return credentialsFailureOf(error, { operation, kind: "read", endpoint, onUnexpected: aws.onUnexpected });
  }
}
