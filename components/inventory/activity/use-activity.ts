import { useInfiniteQuery, useQuery, keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { useAutoRefresh } from "@/components/inventory/news/use-auto-refresh";
import { useNews } from "@/components/inventory/news/use-news";
import type { ActivityPage, ActivityQuestion } from "@/lib/activity/activity";
import { activityQueries } from "@/lib/activity/client/queries";

/** What the server read for the first paint. */
export interface FirstActivity {
  readonly page: ActivityPage;
  readonly question: ActivityQuestion;
}

/**
 * The pages of matching changes up to one entry, so that what is recorded meanwhile moves no row: rows get their outcome in
 * place, `newer` counts what came, and `showNewer` brings it.
 */
export function useActivityList(question: ActivityQuestion, first: FirstActivity) {
  const [upTo, setUpTo] = useState(first.page.upTo);
  const isFirst = upTo === first.page.upTo && JSON.stringify(question) === JSON.stringify(first.question);
  const query = useInfiniteQuery({
    ...activityQueries.list(question, upTo),
    placeholderData: keepPreviousData,
    ...(isFirst && { initialData: { pages: [first.page], pageParams: [undefined] } }),
  });
  const { data, isFetching, refetch } = query;
  const newest = useRefreshWithRecord(
    first.page.upTo,
    isFetching,
    () => void refetch({ cancelRefetch: false }),
  );
  const pages = data?.pages ?? [];
  return {
    query,
    changes: pages.flatMap(({ changes }) => changes),
    facets: pages[0]?.facets ?? first.page.facets,
    newer: pages[0]?.newer ?? 0,
    upTo,
    showNewer: () => setUpTo(newest),
  };
}

/** The newest changes that match, read again when something was recorded. */
export function useNewestActivity(question: ActivityQuestion, limit: number) {
  const query = useQuery(activityQueries.newest(question, limit));
  const { data, isFetching, refetch } = query;
  useRefreshWithRecord(data?.upTo ?? 0, isFetching, () => void refetch({ cancelRefetch: false }));
  return query;
}

/** One change, read again when something was recorded while it has no outcome. */
export function useActivityChange(id: number) {
  const query = useQuery(activityQueries.change(id));
  const { data, isFetching, refetch } = query;
  const isOpen = data?.change.result === "attempted" || data?.change.result === "unknown";
  useRefreshWithRecord(
    data?.entries.at(-1)?.id ?? 0,
    isFetching || !isOpen,
    () => void refetch({ cancelRefetch: false }),
  );
  return query;
}

/** Calls `refresh` when an entry was recorded since it was last called, and answers the number of the newest entry. */
function useRefreshWithRecord(shown: number, isBusy: boolean, refresh: () => void): number {
  const { activity } = useNews().news;
  const [asked, setAsked] = useState(shown);
  const newest = Math.max(shown, asked, activity ?? 0);
  useAutoRefresh([{ shown: String(asked), newest: activity === undefined ? undefined : String(newest) }], {
    isBusy,
    refresh: () => {
      setAsked(newest);
      refresh();
    },
  });
  return newest;
}
