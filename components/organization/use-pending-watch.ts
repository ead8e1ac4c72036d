import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { TargetId } from "@/lib/core/identifiers";
import type { Failure } from "@/lib/core/failure";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import type { VisibleRows } from "@/lib/organizations/tree-view";
import type { UnprocessedAssociation } from "@/lib/security-hub/model";
import { useIsEarlier } from "@/components/inventory/as-of/use-as-of";
import { keys } from "@/lib/query/keys";
import { associationQueries } from "@/lib/security-hub/client/queries";
import { usePatchedSnapshot } from "./use-patched-snapshot";
import { nextBatch, pollIntervalMs, type PollSituation } from "./pending-batch";

export interface PendingWatch {
  /** What AWS left unprocessed in the last answer; asked for again in the next. */
  readonly unprocessed: readonly UnprocessedAssociation[];
  /** Why the last poll failed; polling goes on. */
  readonly failure: Failure | undefined;
  /** Targets still being tracked after an assignment. */
  readonly watching: number;
}

/**
 * Keeps what is PENDING fresh: asks BatchGetConfigurationPolicyAssociations for what assignments made PENDING (`watched`)
 * first, then for what is on screen, then for the rest in turns, and writes the answers into the snapshot.
 */
export function usePendingWatch(
  snapshot: Snapshot,
  rows: VisibleRows,
  watched: readonly TargetId[],
): PendingWatch {
  const isEarlier = useIsEarlier();
  const patch = usePatchedSnapshot();
  const turn = useRef(0);
  const situation: PollSituation = { snapshot, rows, watched };
  const interval = pollIntervalMs(situation);

  async function poll() {
    const batch = nextBatch(situation, turn.current++);
    const answer = await associationQueries.batchGet(batch);
    patch(answer.associations, answer.cleared);
    // A target without any association was answered, not left unprocessed.
    const cleared = new Set(answer.cleared);
    return answer.unprocessed.filter(({ targetId }) => targetId === undefined || !cleared.has(targetId));
  }
  const { data, error } = useQuery({
    // One poll at a time, whatever it asks for: what is asked for changes with each answer.
    queryKey: keys.securityHub.pending(),
    queryFn: poll,
    // What was pending at an earlier time is not asked for: the answer would be of now.
    enabled: interval !== undefined && !isEarlier,
    refetchInterval: isEarlier ? false : (interval ?? false),
    staleTime: 0,
    retry: false,
  });
  return { unprocessed: data ?? [], failure: error?.failure, watching: watched.length };
}
