import { AccountId } from "@/lib/core/identifiers";
import { displayName, placeOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { SelfManaged } from "@/lib/security-hub/governance/governance";
import type { FindingAggregator } from "@/lib/security-hub/model";
import type { DepartedAccount, LinkedRegions, Snapshot } from "./snapshot";

/** So many are remembered; the ones that left first are forgotten first. */
const departedAtMost = 200;
/** AWS settles an association within a day, and Canopy calls it stuck after that. */
const linkIsNewsMs = 3 * 24 * 3_600_000;

/**
 * The accounts that have left since the snapshot before, and those remembered there that have not come back; the newest
 * first. Only a tree that holds every account says that one is gone.
 */
export function departedSince(
  before: Snapshot | undefined,
  tree: OrgTree,
  { takenAt, hasAllAccounts }: { readonly takenAt: number; readonly hasAllAccounts: boolean },
): DepartedAccount[] {
  if (before === undefined) return [];
  const lookup = nodeLookup(tree);
  const isGone = (id: string) => lookup(id) === undefined;
  const remembered = (before.meta.departed ?? []).filter(({ accountId }) => isGone(accountId));
  if (!hasAllAccounts) return remembered;
  const left: DepartedAccount[] = [];
  for (let node = 0; node < before.tree.size; node++) {
    const id = AccountId.safeParse(before.tree.ids[node]);
    if (before.tree.kind[node] !== NodeKind.Account || !id.success || !isGone(id.data)) continue;
    left.push({
      accountId: id.data,
      name: displayName(before.tree, node),
      path: placeOf(before.tree, node) ?? "",
      configuration: configurationAt(before, node),
      lastSeenAt: before.meta.takenAt,
      missedAt: takenAt,
    });
  }
  return [...left, ...remembered].slice(0, departedAtMost);
}

/**
 * The Regions that were linked since the snapshot before: their associations are made anew, and pending again
 * (https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation-update.html). Remembered for three days.
 */
export function linkedSince(
  before: Snapshot | undefined,
  aggregator: FindingAggregator | undefined,
  takenAt: number,
): LinkedRegions | undefined {
  const known = before?.meta.findingAggregator;
  if (before === undefined || known === undefined || aggregator?.homeRegion !== known.homeRegion)
    return undefined;
  // In this mode the list names what is not linked.
  const isExcluding = ({ regionLinkingMode }: FindingAggregator) =>
    regionLinkingMode === "ALL_REGIONS_EXCEPT_SPECIFIED";
  if (isExcluding(known) === isExcluding(aggregator)) {
    const [wider, narrower] = isExcluding(known) ? [known, aggregator] : [aggregator, known];
    const regions = wider.regions.filter((region) => !narrower.regions.includes(region));
    if (regions.length > 0) return { regions, after: before.meta.takenAt, before: takenAt };
  }
  const { linkedRegions } = before.meta;
  return linkedRegions !== undefined && takenAt - linkedRegions.before < linkIsNewsMs
    ? linkedRegions
    : undefined;
}

function configurationAt({ governance }: Snapshot, node: number): string {
  const policy = governance.policy[node] ?? -1;
  return policy === SelfManaged ? "Self-managed" : (governance.policies[policy]?.name ?? "");
}
