"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { Dataset } from "@/lib/inventory/snapshot/dataset";
import { useAutoRefresh } from "./use-auto-refresh";
import { useNews } from "./use-news";

/** Has the server render the page again when there is something newer than the versions it was rendered from. Draws nothing. */
export function PageRefresh({
  rendered,
  gatheredMs,
}: {
  rendered: Readonly<
    Record<Exclude<Dataset, "compliance" | "recorders" | "account-tags">, string | undefined>
  > & {
    /** Where the page shows recorder coverage; null while there is none, because a server sends no undefined members. */
    readonly recorders?: string | null;
    /** Where the page shows tags; likewise. */
    readonly "account-tags"?: string | null;
  };
  /** How long patches are gathered; see `useAutoRefresh`. */
  gatheredMs?: number;
}) {
  const { news } = useNews();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  useAutoRefresh(
    [
      { shown: rendered.organization, newest: news.organization?.version },
      ...optional(rendered.recorders, news.recorders?.version),
      { shown: rendered["conformance-packs"], newest: news["conformance-packs"]?.version },
      ...optional(rendered["account-tags"], news["account-tags"]?.version),
    ],
    {
      isBusy: isPending,
      refresh: () => startTransition(() => router.refresh()),
      ...(gatheredMs !== undefined && { gatheredMs }),
    },
  );
  return null;
}

/** What a page may show, where it does. */
function optional(shown: string | null | undefined, newest: string | undefined) {
  return shown === undefined ? [] : [{ shown: shown ?? undefined, newest }];
}
