import "server-only";
import { GetCallerIdentityCommand, type STSClient } from "@aws-sdk/client-sts";
import type { Failure } from "@/lib/core/failure";
import type { Aws } from "./create-aws";

/** STS is asked once for all the calls that are refused side by side. */
const freshMs = 30_000;

interface Verdict {
  readonly askedAt: number;
  readonly isAccepted: Promise<boolean>;
}

const verdicts = new WeakMap<STSClient, Verdict>();

/**
 * The failure as it is, unless a service in a Region does not know credentials that STS in the home Region accepts: then
 * the Region is what is missing, as a `precondition`. A Region that is not enabled for the account answers so, and every
 * opt-in Region to a token of the global STS endpoint
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html).
 */
export async function setAgainstSts(aws: Aws, failure: Failure): Promise<Failure> {
  const origin = failure.aws;
  if (failure.code !== "unauthenticated" || origin?.exception !== "UnrecognizedClientException")
    return failure;
  if (origin.operation.startsWith("sts:") || !(await isAccepted(aws))) return failure;
  const region = origin.operation.startsWith("organizations:") ? "us-east-1" : aws.region;
  return {
    code: "precondition",
    message: `AWS STS accepts the credentials of this server, but ${region} doesn't: ${region} is not enabled for this account, or the session token comes from the global STS endpoint.`,
    aws: origin,
  };
}

async function isAccepted({ sts, budget }: Aws): Promise<boolean> {
  const known = verdicts.get(sts);
  if (known !== undefined && performance.now() - known.askedAt < freshMs) return known.isAccepted;
  const verdict = { askedAt: performance.now(), isAccepted: ask() };
  verdicts.set(sts, verdict);
  return verdict.isAccepted;

  async function ask(): Promise<boolean> {
    await budget.take("sts:GetCallerIdentity");
    try {
      const { Account } = await sts.send(new GetCallerIdentityCommand({}));
      return Account !== undefined;
    } catch {
      return false;
    }
  }
}
