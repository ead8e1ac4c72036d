import { nodeLookup } from "@/lib/organizations/node-lookup";
import {
  AssociationKind,
  clearAssociations,
  copyGovernance,
  patchGovernance,
} from "@/lib/security-hub/governance/governance";
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
  const lookup = nodeLookup(snapshot.tree);
  const news = associationNews(snapshot, associations);
  const gone = cleared
    .map(lookup)
    .filter((node) => node !== undefined)
    .filter((node) => snapshot.governance.type[node] !== AssociationKind.None);
  // Most polls answer what was known; a page that shows the snapshot then has nothing to do.
  if (news.length === 0 && gone.length === 0) return snapshot;
  const governance = copyGovernance(snapshot.governance);
  patchGovernance(governance, lookup, news);
  clearAssociations(governance, gone);
  return { ...snapshot, governance };
}

/** Those of the associations that say something else than the snapshot, and nothing older. */
export function associationNews(
  snapshot: Snapshot,
  associations: readonly PolicyAssociation[],
): PolicyAssociation[] {
  return associations.filter((each) => isNews(each, associationAt(snapshot, each.targetId)));
}

function isNews(association: PolicyAssociation, known: PolicyAssociation | undefined): boolean {
  if (known === undefined) return true;
  if (isSuperseded(association, known)) return false;
  return (
    association.configurationId !== known.configurationId ||
    association.type !== known.type ||
    association.status !== known.status ||
    association.message !== known.message ||
    // The columns know the second.
    association.updatedAt?.slice(0, 19) !== known.updatedAt?.slice(0, 19)
  );
}
