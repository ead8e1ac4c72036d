import { queryOptions } from "@tanstack/react-query";
import { fetchColumns, urlAfter } from "@/lib/query/fetch-columns";
import { keys } from "@/lib/query/keys";
import { decodeTags } from "../tag-codec";
import type { TagSnapshot } from "../tag-snapshot";

/** Where the columns of tags are served: fetched by the browser, preloaded by a page that shows them. */
export const TAGS_SNAPSHOT_URL = "/api/account-tags/snapshot";

export const tagQueries = {
  /** The newest tags of accounts, OUs and the root; `null` while there are none. */
  snapshot: () =>
    queryOptions({
      queryKey: keys.accountTags.snapshot(),
      queryFn: ({ signal, client, queryKey }) => {
        const shown = client.getQueryData<TagSnapshot | null>(queryKey);
        const url = urlAfter(TAGS_SNAPSHOT_URL, shown?.meta.version);
        return fetchColumns({ url, signal, decode: decodeTags, what: "The tags of the accounts" });
      },
      // The progress stream says when there is something newer.
      staleTime: Infinity,
      gcTime: Infinity,
      structuralSharing: false,
    }),
};
