import { AccountId } from "@/lib/core/identifiers";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import type { AggregatorSource } from "../model";

const active = accountStates.indexOf("ACTIVE");

/** Which accounts of the organization an aggregator collects from. Lists are nodes of the tree, in its order. */
export interface Coverage {
  /** Active accounts that are collected from. */
  readonly covered: number;
  /** Active accounts of the organization. */
  readonly active: number;
  readonly notCovered: readonly number[];
  /** Accounts whose state is not known: they count neither as active nor as suspended or closed. */
  readonly withoutState: number;
  /** Not collected from, but not active either: nothing could be. */
  readonly notCoveredInactive: readonly number[];
  /** Collected from although they are suspended or closed. */
  readonly coveredInactive: readonly number[];
  /** Collected from although the tree does not hold them: no members, where every account was read. */
  readonly foreign: readonly AccountId[];
}

/**
 * Compares a source with the organization. With the organization as source the accounts are those that AWS reports.
 * @param reported ids of the accounts with a row in DescribeConfigurationAggregatorSourcesStatus; undefined as long as
 * not all rows have been read: then the organization as source counts as all of its accounts
 */
export function coverageOf(
  source: AggregatorSource | undefined,
  tree: OrgTree,
  reported: ReadonlySet<string> | undefined,
): Coverage {
  const wanted = new Set<string>(source?.kind === "accounts" ? source.accountIds : []);
  const isOrganization = source?.kind === "organization";
  const notCovered: number[] = [];
  const notCoveredInactive: number[] = [];
  const coveredInactive: number[] = [];
  let activeCount = 0;
  let withoutState = 0;
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account) continue;
    const id = tree.ids[node] ?? "";
    const isCovered = wanted.delete(id) || (isOrganization && (reported === undefined || reported.has(id)));
    if (accountStates[tree.state[node] ?? -1] === undefined) {
      withoutState++;
      continue;
    }
    const isActive = tree.state[node] === active;
    if (isActive) activeCount++;
    if (isActive && !isCovered) notCovered.push(node);
    if (!isActive) (isCovered ? coveredInactive : notCoveredInactive).push(node);
  }
  return {
    covered: activeCount - notCovered.length,
    active: activeCount,
    notCovered,
    withoutState,
    notCoveredInactive,
    coveredInactive,
    foreign: [...wanted].map((id) => AccountId.parse(id)),
  };
}
