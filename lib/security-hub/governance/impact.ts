import { accountStates } from "@/lib/organizations/model";
import { NodeKind, NoState, type OrgTree } from "@/lib/organizations/tree";
import { AssociationKind, type Governance, NoPolicy, SelfManaged } from "./governance";
import { expectedPolicies, NoSource, winningSources } from "./inheritance";
import type { Assignment } from "../model";

const active = accountStates.indexOf("ACTIVE");

/** Accounts that go from one configuration to another: indexes into the policies, `SelfManaged` or `NoPolicy`. */
export interface ConfigurationChange {
  readonly before: number;
  readonly after: number;
  readonly accounts: readonly number[];
}

/** Why AWS will not do to a target what was asked. */
export type RefusalReason =
  /** A disassociation removes what is applied here; nothing is. */
  | "nothing-applied"
  /** A policy that disables Security Hub cannot be applied to the delegated administrator. */
  | "disables-delegated-administrator";

/** What an assignment will do, before it is done. Everything is a node index; lists are in preorder. */
export interface Impact {
  /** Targets for which a call will be made. */
  readonly targets: readonly number[];
  readonly refused: readonly { readonly node: number; readonly reason: RefusalReason }[];
  /** Targets that have exactly this application already: a run sends no request for them unless their association failed. */
  readonly alreadySo: readonly number[];
  /** Root, OUs and accounts whose association AWS evaluates anew because a target decides for them, targets included. */
  readonly evaluated: readonly number[];
  /** The accounts among them. */
  readonly reached: readonly number[];
  /** The reached accounts whose configuration becomes another one, grouped, the largest group first. */
  readonly changes: readonly ConfigurationChange[];
  /** Reached accounts that keep the configuration they have. */
  readonly unchanged: readonly number[];
  /** Nodes below a target with an application of their own, which wins over the target's. */
  readonly keeping: readonly { readonly node: number; readonly accounts: number }[];
  /** Reached accounts that are not ACTIVE: their association will fail. */
  readonly inactive: readonly number[];
  /** The delegated administrator, where a policy that disables Security Hub passes it over and it keeps what it has. */
  readonly skipped: readonly number[];
  /** Accounts that may be reached as well: which OU holds them is not known, and no application of their own decides. */
  readonly unplaced: readonly number[];
  /** Accounts that manage themselves today and would be managed centrally. */
  readonly takenOver: readonly number[];
  /** Accounts that nothing would govern any more: they keep their settings and manage themselves. */
  readonly released: readonly number[];
}

export interface ImpactQuestion {
  readonly tree: OrgTree;
  readonly governance: Governance;
  readonly targets: readonly number[];
  readonly assignment: Assignment;
  /** Account ids. */
  readonly delegatedAdministrators: ReadonlySet<string>;
}

/** Answers which accounts an assignment changes, from what to what, and which it does not. Pure; one pass over the tree. */
export function impactOf(question: ImpactQuestion): Impact {
  const { tree, governance, assignment } = question;
  const asked = [...new Set(question.targets)].sort((a, b) => a - b);
  const wanted = configurationOf(assignment, governance);
  const refused = asked.flatMap((node) => {
    const reason = refusalOf(question, node, wanted);
    return reason === undefined ? [] : [{ node, reason }];
  });
  const refusedNodes = new Set(refused.map(({ node }) => node));
  const targets = asked.filter((node) => !refusedNodes.has(node));

  const after = applied(governance, targets, assignment.kind === "inherit" ? undefined : wanted);
  const sourcesBefore = winningSources(tree, governance);
  const sourcesAfter = winningSources(tree, after);
  const policiesBefore = expectedPolicies(governance, sourcesBefore);
  const policiesAfter = expectedPolicies(after, sourcesAfter);

  const decided = deciders(targets, assignment, sourcesBefore, tree.size);
  const lists = {
    evaluated: new Array<number>(),
    reached: new Array<number>(),
    unchanged: new Array<number>(),
    inactive: new Array<number>(),
    skipped: new Array<number>(),
    takenOver: new Array<number>(),
    released: new Array<number>(),
  };
  const groups = new Map<string, { before: number; after: number; accounts: number[] }>();
  for (let node = 0; node < tree.size; node++) {
    const source =
      assignment.kind === "inherit" ? (sourcesBefore[node] ?? NoSource) : (sourcesAfter[node] ?? NoSource);
    if (source === NoSource || decided[source] !== 1) continue;
    let policyAfter = policiesAfter[node] ?? NoPolicy;
    if (passesOver(question, policyAfter, node)) {
      // It keeps what it has, except for an application of its own that is being taken away: then nothing governs it
      // any more. AWS publishes the passing over; what follows here is our reading of it.
      if (sourcesBefore[node] !== node) {
        lists.skipped.push(node);
        continue;
      }
      policyAfter = NoPolicy;
    }
    lists.evaluated.push(node);
    if (tree.kind[node] !== NodeKind.Account) continue;
    lists.reached.push(node);
    if (tree.state[node] !== active && tree.state[node] !== NoState) lists.inactive.push(node);
    const due = policiesBefore[node] ?? NoPolicy;
    // What had passed it over is not what it has.
    const policyBefore = passesOver(question, due, node) ? (governance.policy[node] ?? NoPolicy) : due;
    if (policyBefore === policyAfter) {
      lists.unchanged.push(node);
      continue;
    }
    if (policyBefore === SelfManaged) lists.takenOver.push(node);
    if (policyAfter === NoPolicy) lists.released.push(node);
    const key = `${policyBefore}>${policyAfter}`;
    const group = groups.get(key) ?? { before: policyBefore, after: policyAfter, accounts: [] };
    group.accounts.push(node);
    groups.set(key, group);
  }
  return {
    targets,
    refused,
    alreadySo: targets.filter(
      (node) => governance.type[node] === AssociationKind.Applied && governance.policy[node] === wanted,
    ),
    ...lists,
    changes: [...groups.values()].sort((a, b) => b.accounts.length - a.accounts.length),
    unplaced: unplacedBelow(tree, governance, targets),
    keeping: ownApplicationsBelow(tree, governance, targets, sourcesAfter),
  };
}

/**
 * What governs each node once an assignment to these targets was made and evaluated: where the review of a change begins
 * whose exceptions are sent before it.
 */
export function governanceAfter(
  governance: Governance,
  { assignment, targets }: Pick<ImpactQuestion, "assignment" | "targets">,
): Governance {
  const wanted = assignment.kind === "inherit" ? undefined : configurationOf(assignment, governance);
  return applied(governance, targets, wanted);
}

/** A target that is an account reaches no other; an application of its own decides wherever an account is. */
function unplacedBelow(tree: OrgTree, governance: Governance, targets: readonly number[]): number[] {
  if (targets.every((node) => tree.kind[node] === NodeKind.Account)) return [];
  return [...tree.unplaced].filter(
    (node) => governance.type[node] !== AssociationKind.Applied && !targets.includes(node),
  );
}

/** The index an assignment stands for: into the policies, `SelfManaged`, or `NoPolicy` for inheriting. */
function configurationOf(assignment: Assignment, governance: Governance): number {
  if (assignment.kind === "self-managed") return SelfManaged;
  if (assignment.kind === "inherit") return NoPolicy;
  const index = governance.policies.findIndex((policy) => policy.id === assignment.policyId);
  if (index < 0) throw new RangeError(`The policy ${assignment.policyId} is not among the listed policies.`);
  return index;
}

/** A policy that disables Security Hub passes the delegated administrator over, wherever it comes from. */
function passesOver(
  { tree, governance, delegatedAdministrators }: ImpactQuestion,
  policy: number,
  node: number,
): boolean {
  const disables = governance.policies[policy]?.serviceEnabled === false;
  return disables && delegatedAdministrators.has(tree.ids[node] ?? "");
}

function refusalOf(question: ImpactQuestion, node: number, wanted: number): RefusalReason | undefined {
  const { governance, assignment } = question;
  if (assignment.kind === "inherit" && governance.type[node] !== AssociationKind.Applied)
    return "nothing-applied";
  if (passesOver(question, wanted, node)) return "disables-delegated-administrator";
  return undefined;
}

/** The columns as they would be: `wanted` applied at the targets, or nothing applied there. */
function applied(governance: Governance, targets: readonly number[], wanted: number | undefined): Governance {
  const policy = governance.policy.slice();
  const type = governance.type.slice();
  for (const node of targets) {
    policy[node] = wanted ?? NoPolicy;
    type[node] = wanted === undefined ? AssociationKind.None : AssociationKind.Applied;
  }
  return { ...governance, policy, type };
}

/** Marks the nodes whose application is being changed: an account is reached when one of them decides for it. */
function deciders(
  targets: readonly number[],
  assignment: Assignment,
  sourcesBefore: Int32Array,
  size: number,
): Uint8Array {
  const marks = new Uint8Array(size);
  for (const node of targets) {
    if (assignment.kind !== "inherit" || sourcesBefore[node] === node) marks[node] = 1;
  }
  return marks;
}

/** The topmost nodes below each target, no targets themselves, whose own application wins there. */
function ownApplicationsBelow(
  tree: OrgTree,
  governance: Governance,
  targets: readonly number[],
  sourcesAfter: Int32Array,
): Impact["keeping"] {
  const isTarget = new Set(targets);
  const keeping: { node: number; accounts: number }[] = [];
  const seen = new Set<number>();
  for (const target of targets) {
    const end = tree.subtreeEnd[target] ?? target;
    for (let node = target + 1; node < end; node++) {
      if (seen.has(node) || isTarget.has(node) || governance.type[node] !== AssociationKind.Applied) continue;
      seen.add(node);
      let accounts = 0;
      for (let below = node; below < (tree.subtreeEnd[node] ?? node); below++) {
        if (tree.kind[below] === NodeKind.Account && sourcesAfter[below] === node) accounts++;
      }
      keeping.push({ node, accounts });
    }
  }
  return keeping.sort((a, b) => a.node - b.node);
}
