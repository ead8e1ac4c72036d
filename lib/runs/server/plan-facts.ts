import "server-only";
import { createHash } from "node:crypto";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import { currentSnapshot, forgetCurrentSnapshot } from "@/lib/inventory/serve/current-snapshot";
import { governedOrganization, type Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { settings } from "@/lib/server/settings";
import { NodeKind } from "@/lib/organizations/tree";
import type { NewRun } from "../new-run";
import { type ApprovalKind, type ApprovalRules, needsApproval } from "../plans/approval-rules";
import { type Difference, type DifferenceKind, differencesSince } from "../plans/differences";
import { type Fingerprint, fingerprintOf } from "../plans/fingerprint";
import { approvalKindsOf } from "../plans/planned-run";
import { assignmentsOf } from "../plans/planned-assignments";
import { type ChangedObject, changedObjects } from "../plans/server/object-differences";

/** The organization as it is now. Rejects as `precondition` where it has not been read. */
export async function presentSnapshot(): Promise<Snapshot> {
  // Another replica may have recorded a change a moment ago.
  forgetCurrentSnapshot();
  const snapshot = await currentSnapshot();
  if (snapshot === undefined) throw new FailureError(nothingRead);
  return snapshot;
}

/** What a run is reviewed against in a snapshot. */
export function fingerprintIn({ changes }: Pick<NewRun, "changes">, snapshot: Snapshot): Fingerprint {
  return fingerprintOf(organizationOf(snapshot), assignmentsOf({ changes }));
}

/**
 * The accounts that a run reaches: those of its associations, those that a policy governs which it changes, and those that a
 * pack is put into or deleted from.
 */
export function accountsReached(
  { changes }: Pick<NewRun, "changes">,
  snapshot: Snapshot,
  { accounts }: Pick<Fingerprint, "accounts">,
): number {
  const { tree, governance } = snapshot;
  const changed = new Set(
    changes.flatMap((change) =>
      change.kind === "policy" && change.policy.operation !== "create"
        ? [
            governance.policies.findIndex(
              ({ id }) => "policyId" in change.policy && id === change.policy.policyId,
            ),
          ]
        : [],
    ),
  );
  changed.delete(-1);
  const excluded = changes.flatMap((change) =>
    change.kind === "pack"
      ? [new Set<string>(change.pack.operation === "put" ? change.pack.excludedAccounts : [])]
      : [],
  );
  let reached = 0;
  for (let node = 0; changed.size + excluded.length > 0 && node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account) continue;
    const id = tree.ids[node] ?? "";
    if (changed.has(governance.policy[node] ?? -1) || excluded.some((of) => !of.has(id))) reached++;
  }
  return accounts.length + reached;
}

/** Which changes need the approval of a second person, as Canopy is set. */
export function approvalRules(): ApprovalRules {
  return settings().approval;
}

/** Whether the setting asks for the approval of a second person. */
export function isApprovalNeeded(change: {
  readonly kinds: readonly ApprovalKind[];
  readonly accounts: number;
}): boolean {
  const { approval } = settings();
  return change.kinds.some((kind) => needsApproval(approval, { kind, accounts: change.accounts }));
}

/** Whether the setting asks for the approval of a second person before what was reviewed may start. */
export function isApprovalDue(run: Pick<NewRun, "changes">, snapshot: Snapshot | undefined): boolean {
  if (settings().approval.length === 0) return false;
  // Without the organization the number isn't known, and any rule of the kind asks for approval.
  const accounts =
    snapshot === undefined ? Infinity : accountsReached(run, snapshot, fingerprintIn(run, snapshot));
  return isApprovalNeeded({ kinds: approvalKindsOf(run), accounts });
}

/** A plan compared with what is there now. */
export interface PlanComparison {
  readonly differences: ReadonlyMap<DifferenceKind, readonly Difference[]>;
  /** Names the organization that it was compared with. */
  readonly comparedWith: string;
  readonly objects: readonly ChangedObject[];
}

/**
 * What changed since a plan was reviewed. Rejects where AWS is asked and can't be.
 * @param source where the objects that it changes are read, see `changedObjects`
 */
export async function comparedNow(
  { body, fingerprint }: { readonly body: NewRun; readonly fingerprint: Fingerprint },
  snapshot: Snapshot,
  source: "aws" | "snapshot" = "aws",
): Promise<PlanComparison> {
  const objects = await changedObjects(body, snapshot, source);
  const changed = objects.map(({ difference }) => difference);
  const differences = new Map<DifferenceKind, readonly Difference[]>([
    ...(changed.length === 0 ? [] : [["object-changed", changed] as const]),
    ...differencesSince(fingerprint, organizationOf(snapshot), assignmentsOf(body)),
  ]);
  return { differences, comparedWith: nameOf(differences), objects };
}

/** Another one for other differences. */
function nameOf(differences: ReadonlyMap<DifferenceKind, readonly Difference[]>): string {
  return createHash("sha256")
    .update(JSON.stringify([...differences]))
    .digest("base64url");
}

function organizationOf(snapshot: Snapshot) {
  return { ...governedOrganization(snapshot), takenAt: snapshot.meta.takenAt };
}

const nothingRead: Failure = {
  code: "precondition",
  message:
    "Canopy has not read the organization yet, so it can't compare the review with it. Wait for the first collection.",
};
