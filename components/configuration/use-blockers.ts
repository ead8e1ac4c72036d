import { useQuery } from "@tanstack/react-query";
import type { Failure } from "@/lib/core/failure";
import type { LocalBlockers } from "@/lib/security-hub/configuration/blockers";
import { configurationQueries } from "@/lib/security-hub/configuration/client/queries";

/** What is known of the blockers to LOCAL, and how fresh it is. */
export interface BlockerWatch {
  /** Whether the change at hand has to know them. */
  readonly isNeeded: boolean;
  readonly blockers: LocalBlockers | undefined;
  /** Epoch milliseconds. */
  readonly readAt: number;
  readonly failure: Failure | undefined;
  readonly isChecking: boolean;
  readonly check: () => void;
}

/** Blockers as a snapshot knew them. */
export interface RecordedBlockers {
  readonly blockers: LocalBlockers;
  /** Epoch milliseconds. */
  readonly readAt: number;
}

/** The blockers to LOCAL: from the snapshot at once, then from AWS, each time the question comes up anew. */
export function useBlockers(isNeeded: boolean, recorded: RecordedBlockers | undefined): BlockerWatch {
  const query = useQuery({
    ...configurationQueries.blockers(),
    enabled: isNeeded,
    staleTime: 0,
    ...(recorded !== undefined && {
      initialData: recorded.blockers,
      initialDataUpdatedAt: recorded.readAt,
    }),
  });
  return {
    isNeeded,
    blockers: query.data,
    readAt: query.dataUpdatedAt,
    failure: query.error?.failure,
    isChecking: query.isFetching,
    check: () => void query.refetch(),
  };
}
