import { queryOptions } from "@tanstack/react-query";
import type { Region } from "@/lib/core/identifiers";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import { countWeeklyAccountChanges } from "../server/actions";

export const weeklyChangeQueries = {
  /** What Canopy itself has used of the weekly quota of account changes in a Region. */
  used: (region: Region) =>
    queryOptions({
      queryKey: keys.aggregators.weeklyChanges(region),
      queryFn: () => callAction(() => countWeeklyAccountChanges({ region })),
      staleTime: 0,
    }),
};
