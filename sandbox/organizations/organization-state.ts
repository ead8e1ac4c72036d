import type { Clock } from "../contract";
import type { World } from "../world/world";
import type { OrganizationEvents } from "./organization-events";
import type { OrganizationIndex } from "./organization-index";
import type { NewIdentifiers } from "./writes/new-identifiers";
import type { PendingWork } from "./writes/pending-work";

/** What every operation of Organizations works on. */
export interface OrganizationState {
  readonly world: World;
  readonly clock: Clock;
  readonly index: OrganizationIndex;
  readonly identifiers: NewIdentifiers;
  readonly pending: PendingWork;
  readonly events: OrganizationEvents;
}
