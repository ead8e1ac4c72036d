import type { SandboxAccount } from "../world/world";

/**
 * What other services want to know about the organization: Security Hub's associations follow the tree. Called after
 * the world has changed.
 */
export interface OrganizationEvents {
  readonly accountAdded: (accountId: string) => void;
  readonly accountMoved: (accountId: string) => void;
  readonly accountStateChanged: (accountId: string) => void;
  readonly organizationalUnitAdded: (unitId: string) => void;
  readonly organizationalUnitRemoved: (unitId: string) => void;
  /** Called with the account as it was in the organization. */
  readonly accountRemoved: (account: SandboxAccount) => void;
  readonly organizationDeleted: () => void;
  readonly delegatedAdministratorRegistered: (servicePrincipal: string, accountId: string) => void;
  readonly delegatedAdministratorDeregistered: (servicePrincipal: string, accountId: string) => void;
}
