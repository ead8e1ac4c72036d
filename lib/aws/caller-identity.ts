import "server-only";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { z } from "zod";
import { AccountId } from "@/lib/core/identifiers";
import { partitionOf } from "@/lib/core/arn";
import type { Aws } from "./create-aws";
import { parseOutput } from "./parse-output";
import { type CallOptions, read } from "./send";

const operation = "sts:GetCallerIdentity";

/** STS `GetCallerIdentity`, which needs no permission. Either member names the account; without an ARN that is empty. */
export const CallerIdentity = z
  .object({ Account: z.string().optional(), Arn: z.string().default("") })
  .transform(({ Account, Arn }, context) => {
    const accountId = AccountId.safeParse(Account ?? Arn.split(":")[4]).data;
    if (accountId === undefined) {
      context.addIssue("The caller's identity names no account.");
      return z.NEVER;
    }
    return { accountId, arn: Arn, partition: partitionOf(Arn) };
  });
export type CallerIdentity = z.infer<typeof CallerIdentity>;

/** Who Canopy is to AWS, and in which partition. */
export async function getCallerIdentity(aws: Aws, options?: CallOptions): Promise<CallerIdentity> {
  const output = await read(aws, operation, options, (http) =>
    aws.sts.send(new GetCallerIdentityCommand({}), http),
  );
  return parseOutput(aws, operation, CallerIdentity, output);
}
