import { useQuery } from "@tanstack/react-query";
import { useContext } from "react";
import { AsOf } from "@/components/inventory/as-of/use-as-of";
import { useNews } from "@/components/inventory/news/use-news";
import { useNewest } from "@/components/inventory/use-newest";
import { recorderQueries } from "@/lib/aws-config/recorders/client/queries";
import type { RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";

export interface WantedRecorders {
  /** Whether it is shown; it is not fetched before. */
  readonly isWanted?: boolean;
  /** The earlier time that is shown, in epoch milliseconds, where no `AsOf` above says it. */
  readonly at?: number | undefined;
}

/**
 * Recorder coverage of the time that is shown, the newest of the present: undefined while it is on its way or not wanted, null
 * where there is none or it couldn't be read. It is fetched where it is wanted only.
 */
export function useRecorders({ isWanted = true, at: asked }: WantedRecorders = {}):
  RecorderSnapshot | null | undefined {
  const above = useContext(AsOf);
  const at = asked ?? above;
  const { news } = useNews();
  const isPresent = at === undefined;
  const query = useQuery({ ...recorderQueries.snapshot(), enabled: isWanted && isPresent });
  const newest = useNewest(query, isWanted && isPresent ? news.recorders?.version : undefined);
  const earlier = useQuery({ ...recorderQueries.snapshotAt(at ?? 0), enabled: isWanted && !isPresent });
  if (!isWanted) return undefined;
  const { data, isError } = isPresent ? newest : earlier;
  return data ?? (isError ? null : data);
}
