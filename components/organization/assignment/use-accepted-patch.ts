import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { inventoryQueries } from "@/lib/inventory/client/queries";
import { governedOrganization } from "@/lib/inventory/snapshot/snapshot";
import { withAssociations } from "@/lib/inventory/snapshot/with-associations";
import { type RunSummary } from "@/lib/runs/run";
import type { AssociationStep } from "@/lib/runs/run-step";
import { wantedBy } from "@/lib/runs/step-verdict";
import { evaluationOf } from "@/lib/security-hub/governance/evaluation";
import type { PolicyAssociation } from "@/lib/security-hub/model";
import type { AssignmentRun } from "./use-assignment-runs";

/** Requests whose answers are in the snapshot on screen. A retry is another request. */
const written = new Set<string>();

/**
 * Writes the answers of requests that AWS accepted into the snapshot on screen, with everything below their targets as
 * PENDING: until AWS was read after a request, what is shown of its accounts must not be what was read before it.
 */
export function useAcceptedPatch(runs: readonly AssignmentRun[]): void {
  const client = useQueryClient();
  useEffect(() => {
    const accepted = runs.flatMap(({ run, steps = [] }) =>
      steps
        .filter((step) => step.kind === "association")
        .filter(({ association }) => association?.isFollowed === true && association.readAt === undefined)
        .map((step) => ({ run, step, key: `${run.id} ${step.position} ${step.attempts}` })),
    );
    const news = accepted.filter(({ key }) => !written.has(key));
    if (news.length === 0) return;
    client.setQueryData(inventoryQueries.snapshot().queryKey, (snapshot) => {
      if (!snapshot) return snapshot;
      for (const { key } of news) written.add(key);
      const organization = governedOrganization(snapshot);
      const evaluated = news.map(({ run, step }) =>
        evaluationOf(organization, step.targetId, answerTo(run, step)),
      );
      return withAssociations(
        snapshot,
        evaluated.flatMap(({ associations }) => associations),
        evaluated.flatMap(({ cleared }) => cleared),
      );
    });
  }, [client, runs]);
}

/** AWS's answer to an accepted request; undefined for a disassociation, after which the target has no application. */
function answerTo(
  { changes }: RunSummary,
  { targetId, change, association, settledAt }: AssociationStep,
): PolicyAssociation | undefined {
  const of = changes[change];
  const configurationId = of?.kind === "association" ? wantedBy(of.assignment) : null;
  if (configurationId === null) return undefined;
  const updatedAt = association?.answeredAt ?? settledAt;
  return {
    targetId,
    configurationId,
    type: "APPLIED",
    status: "PENDING",
    ...(updatedAt !== undefined && { updatedAt }),
  };
}
