import type { Clock, Service } from "../contract";
import type { World } from "../world/world";
import { accountWrites } from "./writes/account-writes";
import { delegation } from "./delegation/delegation";
import { describeOperations } from "./describe-operations";
import { listOperations } from "./list-operations";
import type { OrganizationEvents } from "./organization-events";
import { OrganizationIndex } from "./organization-index";
import { organizationWrites } from "./writes/organization-writes";
import { NewIdentifiers } from "./writes/new-identifiers";
import { PendingWork } from "./writes/pending-work";
import { attachmentWrites } from "./policies/attachment-writes";
import { effectivePolicyReads } from "./policies/effective-policy-reads";
import { policyReads } from "./policies/policy-reads";
import { policyWrites } from "./policies/policy-writes";
import { resourceTags } from "./resource-tags";
import { serviceAccess } from "./delegation/service-access";
import { unitWrites } from "./writes/unit-writes";

export interface Organizations {
  readonly service: Service;
  /** Finishes what is due on the sandbox's clock: accounts being created or closed. */
  readonly settle: () => void;
}

/** AWS Organizations over a world; the only one to change its accounts' places and its OUs. */
export function organizationsService(world: World, clock: Clock, events: OrganizationEvents): Organizations {
  const pending = new PendingWork();
  const state = {
    world,
    clock,
    events,
    pending,
    index: new OrganizationIndex(world),
    identifiers: new NewIdentifiers(world),
  };
  return {
    service: {
      ...describeOperations(state),
      ...listOperations(state),
      ...unitWrites(state),
      ...accountWrites(state),
      ...organizationWrites(state),
      ...delegation(state),
      ...serviceAccess(state),
      ...resourceTags(state),
      ...policyReads(state),
      ...policyWrites(state),
      ...attachmentWrites(state),
      ...effectivePolicyReads(state),
    },
    settle: () => pending.settle(clock.now()),
  };
}
