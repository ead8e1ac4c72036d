import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAutoRefresh } from "@/components/inventory/news/use-auto-refresh";
import { useNews } from "@/components/inventory/news/use-news";
import { historyQueries } from "@/lib/inventory/client/history-queries";
import type { HistoryPage } from "@/lib/inventory/snapshot/changes/history";
import type { HistoryQuestion } from "@/lib/inventory/snapshot/changes/history-question";

/** The pages of what changed, read again whenever the server has read something newer. `first` is what came with the page. */
export function useHistory(question: HistoryQuestion, first?: HistoryPage) {
  const query = useInfiniteQuery({
    ...historyQueries.pages(question),
    ...(first !== undefined && { initialData: { pages: [first], pageParams: [undefined] } }),
  });
  const { isFetching, refetch } = query;
  const { news } = useNews();
  const newest = {
    organization: news.organization?.version,
    packs: news["conformance-packs"]?.version,
  };
  const [asked, setAsked] = useState(newest);
  useAutoRefresh(
    [
      { shown: asked.organization, newest: newest.organization },
      { shown: asked.packs, newest: newest.packs },
    ],
    {
      isBusy: isFetching,
      refresh: () => {
        setAsked(newest);
        void refetch({ cancelRefetch: false });
      },
      gatheredMs: 3_000,
    },
  );
  return query;
}
