import { useQuery } from "@tanstack/react-query";
import { connectionQueries } from "@/lib/connection/client/queries";
import type { Viewpoint } from "@/lib/connection/viewpoint";

/** The viewpoint as the server knew it when it rendered the page, then as AWS says it. */
export function useViewpoint(known: Viewpoint | undefined): Viewpoint | undefined {
  const { data } = useQuery({ ...connectionQueries.viewpoint(), enabled: known !== undefined });
  return data ?? known;
}
