import { type AbsenceLabels, absenceLabels } from "@/lib/organizations/absence";
import { displayName, placeOf } from "@/lib/organizations/ancestry";
import { type AccountState, accountStates } from "@/lib/organizations/model";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import type { OrgTree } from "@/lib/organizations/tree";

/** What the organization says of a source. */
export interface AccountPlace {
  readonly id: string;
  /** Its name, or the id again where the organization does not know it. */
  readonly name: string;
  /** `Root › Workloads › Prod`; absent where the organization does not know it. */
  readonly path?: string;
  /** What that absence means. */
  readonly absence: AbsenceLabels;
  readonly state?: AccountState;
}

/** Names accounts by the organization, where that has been read. Each is looked up once. */
export function accountPlaces(
  tree: OrgTree | undefined,
  hasAllAccounts: boolean,
): (id: string) => AccountPlace {
  const absence = absenceLabels(hasAllAccounts);
  const known = new Map<string, AccountPlace>();
  return (id) => {
    const place = known.get(id) ?? { ...placeIn(tree, id), absence };
    known.set(id, place);
    return place;
  };
}

function placeIn(tree: OrgTree | undefined, id: string): Omit<AccountPlace, "absence"> {
  const node = tree && nodeLookup(tree)(id);
  if (tree === undefined || node === undefined) {
    return { id, name: id.startsWith("o-") ? "the organization" : id };
  }
  const path = placeOf(tree, node);
  const state = accountStates[tree.state[node] ?? -1];
  return {
    id,
    name: displayName(tree, node),
    ...(path !== undefined && { path }),
    ...(state !== undefined && { state }),
  };
}
