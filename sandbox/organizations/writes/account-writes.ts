import { AwsError, type Service } from "../../contract";
import { requiredText } from "../../input-members";
import { requireManagement } from "../access";
import { accountLeaves } from "./account-leaves";
import { backgroundMs, createAccount } from "./create-account";
import { ClosureQuota } from "./closure-quota";
import { constraintViolation } from "../refusals";
import { accountOf, isParent } from "../lookups";
import type { OrganizationState } from "../organization-state";
import { unpublishedTexts } from "../unpublished-texts";

/** "The minimum number of days a created account must exist before you can remove it": quotas of Organizations. */
const removalWaitMs = 7 * 86_400_000;

/** Creating, moving, removing and closing accounts. https://docs.aws.amazon.com/organizations/latest/APIReference/ */
export function accountWrites(state: OrganizationState): Service {
  const { world, clock, index, pending, events } = state;
  const quota = new ClosureQuota(world);
  return {
    CreateAccount(input, caller) {
      return createAccount(state, requireManagement(world, caller), input);
    },

    MoveAccount(input, caller) {
      const organization = requireManagement(world, caller);
      const account = accountOf(world, requiredText(input, "AccountId"));
      const source = requiredText(input, "SourceParentId");
      const destination = requiredText(input, "DestinationParentId");
      if (account.parentId !== source) {
        throw new AwsError("SourceParentNotFoundException", unpublishedTexts.sourceNotFound);
      }
      if (!isParent(world, organization, destination)) {
        throw new AwsError("DestinationParentNotFoundException", unpublishedTexts.destinationNotFound);
      }
      if (source === destination) {
        throw new AwsError("DuplicateAccountException", unpublishedTexts.alreadyThere);
      }
      account.parentId = destination;
      index.moveAccount(account.id, source, destination);
      events.accountMoved(account.id);
      return {};
    },

    RemoveAccountFromOrganization(input, caller) {
      const organization = requireManagement(world, caller);
      const account = accountOf(world, requiredText(input, "AccountId"));
      if (account.id === organization.managementAccountId) {
        throw new AwsError("MasterCannotLeaveOrganizationException", unpublishedTexts.managementLeaves);
      }
      if ([...world.delegatedAdministrators.values()].some((accounts) => accounts.has(account.id))) {
        throw constraintViolation(
          "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
          unpublishedTexts.administratorLeaves,
        );
      }
      // A world in which nothing takes time has none for this either.
      const waitMs = world.securityHub.settleMs === 0 ? 0 : removalWaitMs;
      if (account.joinedMethod === "CREATED" && clock.now() < account.joinedAt + waitMs) {
        throw constraintViolation("WAIT_PERIOD_ACTIVE", unpublishedTexts.tooYoungToLeave);
      }
      accountLeaves(state, account.id);
      return {};
    },

    CloseAccount(input, caller) {
      const organization = requireManagement(world, caller);
      const account = accountOf(world, requiredText(input, "AccountId"));
      if (organization.featureSet !== "ALL") {
        throw constraintViolation(
          "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
          unpublishedTexts.allFeaturesNeeded,
        );
      }
      if (account.id === organization.managementAccountId) {
        throw constraintViolation("CANNOT_CLOSE_MANAGEMENT_ACCOUNT", unpublishedTexts.closeManagement);
      }
      if (account.state === "CLOSED") {
        throw new AwsError("AccountAlreadyClosedException", unpublishedTexts.alreadyClosed);
      }
      if (account.state === "PENDING_CLOSURE") {
        throw new AwsError("ConflictException", unpublishedTexts.closing);
      }
      quota.take(clock.now());
      account.state = "PENDING_CLOSURE";
      events.accountStateChanged(account.id);
      pending.add(clock.now() + backgroundMs(world), () => {
        account.state = "CLOSED";
        events.accountStateChanged(account.id);
      });
      return {};
    },
  };
}
