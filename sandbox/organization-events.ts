import { accountJoined, accountLeft, organizationPacksEnd } from "./config/packs/new-members";
import type { Clock } from "./contract";
import type { OrganizationEvents } from "./organizations/organization-events";
import {
  accountAdded,
  accountMoved,
  accountRemoved,
  accountStateChanged,
  delegatedAdministratorDeregistered,
  delegatedAdministratorRegistered,
  organizationDeleted,
  organizationalUnitAdded,
  organizationalUnitRemoved,
  SECURITY_HUB_PRINCIPAL,
} from "./security-hub/organization-changes";
import type { World } from "./world/world";

/** Passes on to Security Hub and AWS Config what Organizations changes, so that no service has to know the others. */
export function organizationEvents(world: World, clock: Clock): OrganizationEvents {
  return {
    accountAdded(accountId) {
      accountAdded(world, clock, accountId);
      accountJoined(world, clock, accountId);
    },
    accountMoved: (accountId) => accountMoved(world, clock, accountId),
    accountStateChanged: (accountId) => accountStateChanged(world, clock, accountId),
    organizationalUnitAdded: (unitId) => organizationalUnitAdded(world, clock, unitId),
    organizationalUnitRemoved: (unitId) => organizationalUnitRemoved(world, clock, unitId),
    accountRemoved(account) {
      accountRemoved(world, clock, account);
      accountLeft(world, account.id);
    },
    organizationDeleted() {
      organizationDeleted(world, clock);
      organizationPacksEnd(world);
    },
    delegatedAdministratorRegistered(servicePrincipal, accountId) {
      if (servicePrincipal === SECURITY_HUB_PRINCIPAL)
        delegatedAdministratorRegistered(world, clock, accountId);
    },
    delegatedAdministratorDeregistered(servicePrincipal, accountId) {
      if (servicePrincipal === SECURITY_HUB_PRINCIPAL)
        delegatedAdministratorDeregistered(world, clock, accountId);
    },
  };
}
