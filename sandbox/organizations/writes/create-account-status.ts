import type { AwsStructure } from "../../contract";
import type { SandboxCreateAccountStatus } from "../../world/world";

/** Organizations' `CreateAccountStatus`. */
export function createAccountStatusStructure(status: SandboxCreateAccountStatus): AwsStructure {
  return {
    Id: status.id,
    AccountName: status.accountName,
    State: status.state,
    RequestedTimestamp: new Date(status.requestedAt),
    CompletedTimestamp: status.completedAt === undefined ? undefined : new Date(status.completedAt),
    AccountId: status.accountId,
    FailureReason: status.failureReason,
  };
}
