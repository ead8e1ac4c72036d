import { useQuery } from "@tanstack/react-query";
import type { Failure } from "@/lib/core/failure";
import type { LocalObstacles } from "@/lib/security-hub/configuration/obstacles";
import { configurationQueries } from "@/lib/security-hub/configuration/client/queries";

/** What is known of the obstacles to LOCAL, and how fresh it is. */
export interface ObstacleWatch {
  /** Whether the change at hand has to know them. */
  readonly isNeeded: boolean;
  readonly obstacles: LocalObstacles | undefined;
  /** Epoch milliseconds. */
  readonly readAt: number;
  readonly failure: Failure | undefined;
  readonly isChecking: boolean;
  readonly check: () => void;
}

/** Obstacles as a snapshot knew them. */
export interface RecordedObstacles {
  readonly obstacles: LocalObstacles;
  /** Epoch milliseconds. */
  readonly readAt: number;
}

/** The obstacles to LOCAL: from the snapshot at once, then from AWS, each time the question comes up anew. */
export function useObstacles(isNeeded: boolean, recorded: RecordedObstacles | undefined): ObstacleWatch {
  const query = useQuery({
    ...configurationQueries.obstacles(),
    enabled: isNeeded,
    staleTime: 0,
    ...(recorded !== undefined && {
      initialData: recorded.obstacles,
      initialDataUpdatedAt: recorded.readAt,
    }),
  });
  return {
    isNeeded,
    obstacles: query.data,
    readAt: query.dataUpdatedAt,
    failure: query.error?.failure,
    isChecking: query.isFetching,
    check: () => void query.refetch(),
  };
}
