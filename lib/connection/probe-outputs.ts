import { z } from "zod";
import { AccountId } from "@/lib/core/identifiers";
import { partitionOf } from "@/lib/core/arn";
import { DelegatedAdministratorRow } from "@/lib/organizations/operations-wire";

/** STS `GetCallerIdentity`. */
export const CallerOutput = z
  .object({ Account: AccountId, Arn: z.string() })
  .transform(({ Account, Arn }) => ({ accountId: Account, arn: Arn, partition: partitionOf(Arn) }));

/** Organizations `ListDelegatedAdministrators`: a service has a handful at most, so its first page is all of them. */
export const Administrators = z
  .object({ DelegatedAdministrators: z.array(DelegatedAdministratorRow).default([]) })
  .transform(({ DelegatedAdministrators }) => DelegatedAdministrators);
