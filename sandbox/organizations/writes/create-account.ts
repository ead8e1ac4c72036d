import type { AwsStructure } from "../../contract";
import { requiredText } from "../../input-members";
import type {
  SandboxAccount,
  SandboxCreateAccountStatus,
  SandboxOrganization,
  World,
} from "../../world/world";
import { checkTags, tagsOf } from "../check-tags";
import { constraintViolation } from "../refusals";
import { createAccountStatusStructure } from "./create-account-status";
import type { OrganizationState } from "../organization-state";
import { unpublishedTexts } from "../unpublished-texts";

/**
 * How long AWS works in the background to create or close an account, in milliseconds: as long as everything else is
 * said to take, and otherwise two seconds where the real thing takes minutes.
 */
export function backgroundMs({ securityHub }: World): number {
  return securityHub.settleMs ?? 2_000;
}

const maxAccounts = 50_000;

/**
 * Begins an account. It joins below the root once the sandbox's clock has moved on; a taken e-mail address shows only
 * then, as a FAILED status. https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
 */
export function createAccount(
  state: OrganizationState,
  organization: SandboxOrganization,
  input: AwsStructure,
): AwsStructure {
  const { world, clock, identifiers, pending } = state;
  checkTags(input);
  if (world.accounts.size >= maxAccounts) {
    throw constraintViolation("ACCOUNT_NUMBER_LIMIT_EXCEEDED", unpublishedTexts.accountLimit(maxAccounts));
  }
  const email = requiredText(input, "Email");
  const status: SandboxCreateAccountStatus = {
    id: identifiers.createAccountRequestId(),
    accountName: requiredText(input, "AccountName"),
    state: "IN_PROGRESS",
    accountId: undefined,
    requestedAt: clock.now(),
    completedAt: undefined,
    failureReason: undefined,
  };
  world.createAccountStatuses.set(status.id, status);
  pending.add(status.requestedAt + backgroundMs(world), (completedAt) => {
    Object.assign(status, {
      completedAt,
      ...complete(state, organization, { status, email, tags: tagsOf(input), completedAt }),
    });
  });
  return { CreateAccountStatus: createAccountStatusStructure(status) };
}

interface Request {
  readonly status: SandboxCreateAccountStatus;
  readonly email: string;
  readonly tags: readonly (readonly [string, string])[];
  readonly completedAt: number;
}

function complete(
  { world, index, identifiers, events }: OrganizationState,
  organization: SandboxOrganization,
  { status, email, tags, completedAt }: Request,
): Partial<SandboxCreateAccountStatus> {
  if (world.organization !== organization) return { state: "FAILED", failureReason: "INTERNAL_FAILURE" };
  if (index.hasEmail(email)) return { state: "FAILED", failureReason: "EMAIL_ALREADY_EXISTS" };
  const account: SandboxAccount = {
    ...asLandingZonesLeaveIt,
    id: identifiers.accountId(organization),
    name: status.accountName,
    email,
    parentId: organization.rootId,
    joinedAt: completedAt,
  };
  world.accounts.set(account.id, account);
  world.organizationTags.set(account.id, new Map(tags));
  index.addAccount(account);
  events.accountAdded(account.id);
  return { state: "SUCCEEDED", accountId: account.id };
}

/** Recording already, and without Security Hub until a policy turns it on. */
const asLandingZonesLeaveIt = {
  state: "ACTIVE",
  joinedMethod: "CREATED",
  configRecorderOn: true,
  securityHubEnabled: false,
  missingOptInRegion: undefined,
  hasForeignMembers: false,
} as const;
