import type { OrgTree } from "@/lib/organizations/tree";
import { AssociationKind, type Governance, NoPolicy, UnknownPolicy } from "./governance";

/** `source[i]` where nothing above node i applies anything. */
export const NoSource = -1;

/**
 * For each node the nearest node, itself included, where a configuration is applied: the one that wins.
 * AWS answers only APPLIED or INHERITED; the ancestor follows from the tree, because the closest application wins and
 * policies never merge (Security Hub user guide, configuration-policies-overview).
 */
export function winningSources(tree: OrgTree, governance: Governance): Int32Array {
  const sources = new Int32Array(tree.size);
  for (let node = 0; node < tree.size; node++) {
    const applied = governance.type[node] === AssociationKind.Applied;
    // Where an account's OU is not known, nothing says what it inherits from.
    const above = tree.unplaced.has(node) ? NoSource : (sources[tree.parent[node] ?? -1] ?? NoSource);
    sources[node] = applied ? node : above;
  }
  return sources;
}

/** The configuration each node should have by the rules: that of its winning source, or `NoPolicy`. */
export function expectedPolicies(governance: Governance, sources: Int32Array): Int16Array {
  return Int16Array.from(sources, (source) =>
    source === NoSource ? NoPolicy : (governance.policy[source] ?? NoPolicy),
  );
}

/** Where AWS's answer and the rules disagree: worth a look, because one of the two is about to change. */
export interface Disagreement {
  readonly node: number;
  /** What the closest application says, as an index into the policies, `SelfManaged` or `NoPolicy`. */
  readonly expected: number;
  /** What AWS reports. */
  readonly reported: number;
}

/** Whether AWS said which configuration a node has, and how it came to it. */
function isConclusive({ policy, type }: Governance, node: number): boolean {
  return policy[node] !== UnknownPolicy && type[node] !== AssociationKind.Unknown;
}

/**
 * Nodes whose reported configuration is not that of the closest application. The delegated administrator is passed
 * over below a policy that disables Security Hub: AWS skips it there.
 */
export function findDisagreements(
  tree: OrgTree,
  governance: Governance,
  delegatedAdministrators: ReadonlySet<string>,
): Disagreement[] {
  const expected = expectedPolicies(governance, winningSources(tree, governance));
  const disagreements: Disagreement[] = [];
  for (let node = 0; node < tree.size; node++) {
    const wanted = expected[node] ?? NoPolicy;
    const reported = governance.policy[node] ?? NoPolicy;
    if (wanted === reported || tree.unplaced.has(node) || !isConclusive(governance, node)) continue;
    const skipped = governance.policies[wanted]?.serviceEnabled === false;
    if (skipped && delegatedAdministrators.has(tree.ids[node] ?? "")) continue;
    disagreements.push({ node, expected: wanted, reported });
  }
  return disagreements;
}
