import "server-only";
import { currentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { pathOf } from "@/lib/organizations/ancestry";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind } from "@/lib/organizations/tree";
import { associationCauses } from "@/lib/security-hub/association-causes";
import { SelfManaged, StatusKind } from "@/lib/security-hub/governance/governance";
import { matchesFilter, noFilter } from "@/lib/security-hub/governance/governance-filter";
import type { NotificationEvent } from "../../event";
import type { Observation, Watch } from "./observation";

const minuteMs = 60_000;

/** Associations that failed, of the root, OUs and accounts. */
export const watchFailedAssociations: Watch = (watched) => watchAssociations("failed", watched);

/** Associations that are pending for more than a day. */
export const watchStuckAssociations: Watch = (watched) => watchAssociations("stuck", watched);

async function watchAssociations(
  status: "failed" | "stuck",
  { rule, seen }: Parameters<Watch>[0],
): Promise<Observation | undefined> {
  const snapshot = await currentSnapshot();
  if (snapshot?.meta.complete !== true) return undefined;
  // What is pending becomes stuck while the snapshot stays the same.
  const minute = status === "stuck" ? Math.floor(Date.now() / minuteMs) : 0;
  const version = `${snapshot.meta.version} ${minute}`;
  if (version === seen) return undefined;
  const { tree, governance, meta } = snapshot;
  const { within, policyId } = rule.settings.filter;
  const matches = matchesFilter(
    tree,
    governance,
    {
      ...noFilter,
      statuses: [status],
      policies: policyId === undefined ? [] : [policyId],
      ...(within !== undefined && { within }),
    },
    Date.now() / 1_000,
  );
  const causeAt = associationCauses(tree, governance, meta.managementAccountId);
  const nodes = Array.from(matches.keys()).filter((node) => matches[node] === 1);
  const lookup = nodeLookup(tree);
  return {
    present: nodes.map((node) => ({
      value: String(policyAt(snapshot, node)?.id ?? governance.policy[node]),
      event: eventAt(snapshot, node, status, status === "failed" ? (causeAt(node)?.title ?? "") : ""),
    })),
    isOver: (key) => {
      const node = lookup(key);
      return node !== undefined && matches[node] === 0 && isStatusKnown(snapshot, node);
    },
    version,
  };
}

/** Where AWS was not read, or answered with less, nothing is known of what was seen. */
function isStatusKnown({ governance }: Snapshot, node: number): boolean {
  const status = governance.status[node];
  return status !== StatusKind.Unknown && status !== StatusKind.None;
}

function policyAt({ governance }: Snapshot, node: number) {
  return governance.policies[governance.policy[node] ?? -1];
}

function eventAt(
  snapshot: Snapshot,
  node: number,
  status: "failed" | "stuck",
  cause: string,
): NotificationEvent {
  const { tree, governance } = snapshot;
  const id = tree.ids[node] ?? "";
  const subject = pathOf(tree, node);
  const name =
    governance.policy[node] === SelfManaged ? "self-managed" : (policyAt(snapshot, node)?.name ?? "a policy");
  const what =
    status === "failed"
      ? `The association with ${name} failed`
      : `The association with ${name} is pending for more than 24 hours`;
  const isAccount = tree.kind[node] === NodeKind.Account;
  return {
    key: id,
    subject,
    text: `${what}: ${subject}${cause === "" ? "" : ` (${cause})`}`,
    cause,
    path: isAccount ? `/accounts/${id}` : `/organization?listed=${id}`,
    at: new Date().toISOString(),
  };
}
