import { nodeLookup } from "@/lib/organizations/node-lookup";
import { clearAssociations, copyGovernance, patchGovernance } from "@/lib/security-hub/governance";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import { associationAt } from "./association-at";
import { isSuperseded } from "./is-superseded";
import type { Snapshot } from "./snapshot";

/**
 * The snapshot with newer associations in it; the one given stays as it was. What the snapshot has read later already is
 * passed over. `cleared` are targets that have none any more.
 */
export function withAssociations(
  snapshot: Snapshot,
  associations: readonly PolicyAssociation[],
  cleared: readonly string[] = [],
): Snapshot {
  if (associations.length === 0 && cleared.length === 0) return snapshot;
  const lookup = nodeLookup(snapshot.tree);
  const governance = copyGovernance(snapshot.governance);
  const news = associations.filter((each) => !isSuperseded(each, associationAt(snapshot, each.targetId)));
  patchGovernance(governance, lookup, news);
  clearAssociations(
    governance,
    cleared.map(lookup).filter((node) => node !== undefined),
  );
  return { ...snapshot, governance };
}
