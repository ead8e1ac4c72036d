import "server-only";
import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import { TargetId } from "@/lib/core/identifiers";
import type { Grantee } from "@/lib/identity/grants";
import { snapshotFor } from "@/lib/inventory/serve/within-ous";
import { associationAt } from "@/lib/inventory/snapshot/association-at";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { partLabel, type MissingPart } from "@/lib/core/missing-part";
import { displayName, placeOf } from "@/lib/organizations/ancestry";
import { targetKindOf } from "@/lib/organizations/model";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind } from "@/lib/organizations/tree";
import { winningSources } from "@/lib/security-hub/governance/inheritance";
import { appliedAt, placeIn, stateAt } from "@/lib/runs/plans/fingerprint";
import { ApiOrganization, ApiTarget, ApiTargets } from "../models";
import { apiRead } from "./api-operation";

/** The organization as it was read last. Rejects as `precondition` before the first reading. */
export async function requireSnapshot(grantee: Grantee): Promise<Snapshot> {
  const snapshot = await snapshotFor(grantee);
  if (snapshot !== undefined) return snapshot;
  throw new FailureError({
    code: "precondition",
    message: "Canopy has not read the organization yet. Wait for the first collection.",
  });
}

/** What each answer from a snapshot says of itself. */
export function readingOf(meta: {
  readonly takenAt: number;
  readonly complete: boolean;
  readonly missingParts: readonly MissingPart[];
}) {
  return {
    asOf: new Date(meta.takenAt).toISOString(),
    complete: meta.complete,
    missing: meta.missingParts.map((part) => ({ part: partLabel(part), failure: part.failure })),
  };
}

/** A page of a list: how many rows, and the row after which it begins. */
export const pageOf = <Key extends z.ZodType>(key: Key) => ({
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  after: key.optional(),
});

export const getOrganization = apiRead({
  id: "getOrganization",
  method: "GET",
  path: "/organization",
  tag: "Organization",
  summary: "The organization, how much of it was read, and its accounts by association status",
  input: z.object({}),
  output: ApiOrganization,
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (_asked, session) => {
    const { meta, tree, governance } = await requireSnapshot(session);
    const accountsByStatus: Record<string, number> = {};
    let accounts = 0;
    let organizationalUnits = 0;
    for (let node = 0; node < tree.size; node++) {
      if (tree.kind[node] === NodeKind.OrganizationalUnit) organizationalUnits++;
      if (tree.kind[node] !== NodeKind.Account) continue;
      accounts++;
      const status = statusNames[governance.status[node] ?? 0] ?? "UNKNOWN";
      accountsByStatus[status] = (accountsByStatus[status] ?? 0) + 1;
    }
    const { organizationId, managementAccountId, caller } = meta;
    return {
      ...readingOf(meta),
      ...(organizationId !== undefined && { organizationId }),
      ...(managementAccountId !== undefined && { managementAccountId }),
      caller: { accountId: caller.accountId, arn: caller.arn, region: caller.region },
      accounts,
      organizationalUnits,
      accountsByStatus,
    };
  },
});

/** As Security Hub writes `TargetType`. */
const typeNames = { root: "ROOT", "organizational-unit": "ORGANIZATIONAL_UNIT", account: "ACCOUNT" } as const;

/** By `StatusKind`. */
const statusNames = ["NONE", "PENDING", "SUCCESS", "FAILED", "UNKNOWN"];

export const listTargets = apiRead({
  id: "listTargets",
  method: "GET",
  path: "/targets",
  tag: "Organization",
  summary: "Root, OUs and accounts in the order of the tree, each with what governs it",
  input: z.object({
    query: z.strictObject({
      type: ApiTarget.shape.type.optional(),
      status: z.enum(["NONE", "PENDING", "SUCCESS", "FAILED", "UNKNOWN"]).optional(),
      /** A policy's id, or `SELF_MANAGED_SECURITY_HUB`. */
      configurationId: z.string().max(200).optional(),
      /** Targets at or below this root or OU. */
      under: TargetId.optional(),
      ...pageOf(TargetId),
    }),
  }),
  output: ApiTargets,
  requires: "organization:read",
  withinOus: "own-targets",
  run: async ({ query: { type, status, configurationId, under, limit, after } }, session) => {
    const snapshot = await requireSnapshot(session);
    const { tree, governance, meta } = snapshot;
    const lookup = nodeLookup(tree);
    const top = under === undefined ? 0 : lookup(under);
    const last = after === undefined ? -1 : lookup(after);
    if (top === undefined) throw new FailureError(unknownTarget(under ?? ""));
    if (last === undefined) throw new FailureError(unknownTarget(after ?? ""));
    const targetOf = describer(snapshot);
    const targets: ApiTarget[] = [];
    let total = 0;
    let isMore = false;
    const end = tree.subtreeEnd[top] ?? tree.size;
    for (let node = top; node < end; node++) {
      const id = tree.ids[node];
      if (id === undefined) continue;
      if (type !== undefined && typeNames[targetKindOf(id)] !== type) continue;
      if (status !== undefined && statusNames[governance.status[node] ?? 0] !== status) continue;
      if (configurationId !== undefined && configurationAt(snapshot, node) !== configurationId) continue;
      total++;
      if (node <= last) continue;
      if (targets.length < limit) targets.push(targetOf(node));
      else isMore = true;
    }
    const next = targets.at(-1)?.id;
    return { ...readingOf(meta), total, targets, ...(isMore && next !== undefined && { next }) };
  },
});

export const getTarget = apiRead({
  id: "getTarget",
  method: "GET",
  path: "/targets/{targetId}",
  tag: "Organization",
  summary: "One root, OU or account with what governs it",
  input: z.object({ params: z.strictObject({ targetId: TargetId }) }),
  output: z.object({
    ...ApiTargets.pick({ asOf: true, complete: true, missing: true }).shape,
    target: ApiTarget,
  }),
  requires: "organization:read",
  withinOus: "own-targets",
  run: async ({ params: { targetId } }, session) => {
    const snapshot = await requireSnapshot(session);
    const node = nodeLookup(snapshot.tree)(targetId);
    if (node === undefined) throw new FailureError(unknownTarget(targetId));
    return { ...readingOf(snapshot.meta), target: describer(snapshot)(node) };
  },
});

function configurationAt(snapshot: Snapshot, node: number): string | undefined {
  const id = snapshot.tree.ids[node];
  return id === undefined ? undefined : associationAt(snapshot, id)?.configurationId;
}

function describer(snapshot: Snapshot): (node: number) => ApiTarget {
  const { tree, governance } = snapshot;
  const sources = winningSources(tree, governance);
  return (node) => {
    const [id] = tree.ids.slice(node, node + 1);
    if (id === undefined) throw new RangeError(`The tree has no node ${node}.`);
    const association = associationAt(snapshot, id);
    const { parentId } = placeIn(tree, node);
    const path = placeOf(tree, node);
    const state = stateAt(tree, node);
    const email = tree.emails[node] ?? "";
    const name = tree.names[node] ?? "";
    return {
      id,
      type: typeNames[targetKindOf(id)],
      ...(name !== "" && { name: displayName(tree, node) }),
      ...(email !== "" && { email }),
      ...(state !== "" && { state }),
      ...(parentId !== null && { parentId }),
      ...(path !== undefined && path !== "" && { path }),
      applied: appliedAt(snapshot, node),
      association: association === undefined ? null : described(association),
    };

    function described({
      configurationId,
      type,
      status,
      message,
      updatedAt,
    }: NonNullable<typeof association>): NonNullable<ApiTarget["association"]> {
      const policyName = governance.policies.find((policy) => policy.id === configurationId)?.name;
      const source = tree.ids[sources[node] ?? -1];
      return {
        ...(configurationId !== undefined && { configurationId }),
        ...(policyName !== undefined && { policyName }),
        ...(type !== undefined && { type }),
        ...(source !== undefined && { appliedAt: source }),
        ...(status !== undefined && { status }),
        ...(message !== undefined && { message }),
        ...(updatedAt !== undefined && { updatedAt }),
      };
    }
  };
}

function unknownTarget(id: string) {
  return {
    code: "not-found",
    message: `The organization, as it was read last, has no ${id}.`,
  } as const;
}
