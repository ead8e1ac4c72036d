import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind } from "@/lib/organizations/tree";
import { StatusKind } from "@/lib/security-hub/governance/governance";
import type { OrganizationView } from "../use-organization-view";
import type { AssignmentRun } from "./use-assignment-runs";

/**
 * Whether a target is an account that is suspended or closed: by its state in the organization, or by AWS's message where
 * the account was closed after the organization was read. AWS publishes no text, so only these two words are looked for.
 */
export function isClosed({ rowView }: Pick<OrganizationView, "rowView">, node: number): boolean {
  const { kind, state, status, message = "" } = rowView(node);
  if (kind !== "account") return false;
  return state !== "ACTIVE" || (status === "failed" && /\b(?:suspended|closed)\b/i.test(message));
}

/** Refused targets of a run that are accounts which were closed meanwhile. */
export function closedRefusals({ steps = [] }: AssignmentRun, view: OrganizationView): number {
  const lookup = nodeLookup(view.governed.tree);
  return steps.filter(({ targetId, state }) => {
    const node = lookup(targetId);
    return state === "refused" && node !== undefined && isClosed(view, node);
  }).length;
}

type Governed = Pick<OrganizationView["governed"], "tree" | "governance" | "sources">;

/** The accounts whose configuration comes from where the accepted targets of a run get theirs. */
export function affectedAccounts({ steps = [] }: AssignmentRun, { tree, sources }: Governed): number[] {
  const lookup = nodeLookup(tree);
  const affected = new Set<number>();
  for (const { targetId, state } of steps) {
    const target = lookup(targetId);
    if (state !== "accepted" || target === undefined) continue;
    for (let node = target; node < (tree.subtreeEnd[target] ?? target); node++) {
      if (tree.kind[node] === NodeKind.Account && sources[node] === sources[target]) affected.add(node);
    }
  }
  return [...affected];
}

/** The targets and affected accounts of a run whose association hasn't settled. */
export function unsettledNodes(run: AssignmentRun, governed: Governed): number[] {
  const { tree, governance } = governed;
  const lookup = nodeLookup(tree);
  const targets = (run.steps ?? []).flatMap(({ targetId, state }) =>
    state === "accepted" ? (lookup(targetId) ?? []) : [],
  );
  const nodes = new Set([...targets, ...affectedAccounts(run, governed)]);
  return [...nodes].filter((node) => governance.status[node] === StatusKind.Pending);
}
