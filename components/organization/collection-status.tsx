"use client";

import { useMutation } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { formatCount } from "@/lib/format/count";
import { formatRemaining } from "@/lib/format/duration";
import { inventoryMutations } from "@/lib/inventory/mutations";
import type { CollectionProgress } from "@/lib/inventory/progress";
import type { ProgressFeed } from "./use-collection-progress";

/** The collector runs four times an hour; data older than this says that it does not. */
const STALE_MS = 60 * 60_000;

/** How old the data is and what is being done about it: the age, a running collection in pages, a button to start one. */
export function CollectionStatus({ takenAt, feed }: { takenAt: number; feed: ProgressFeed }) {
  const refresh = useMutation(inventoryMutations.refresh());
  const { progress, connected } = feed;
  const collecting = progress.state === "collecting";
  const isStale = useNow() - takenAt > STALE_MS;
  return (
    <div className="ml-auto flex items-center gap-3 text-12 text-ink-quiet">
      {!connected && <span className="text-stuck">not live: reconnecting to Canopy</span>}
      {collecting && (
        <span role="status" className="tabular-nums">
          {progressInWords(progress)}
        </span>
      )}
      <span className={cx(isStale && "text-stuck")}>
        {isStale ? "stale: as of " : "as of "}
        <RelativeTime at={takenAt} />
      </span>
      <Button
        variant="ghost"
        size="small"
        busy={collecting || refresh.isPending}
        onClick={() => refresh.mutate()}
        aria-label="Collect the organization again"
        title="Collect the organization again"
        className="w-7 px-0"
      >
        <RefreshCw aria-hidden="true" className={cx(collecting && "motion-safe:animate-spin")} />
      </Button>
    </div>
  );
}

/** `312 of 500 pages, 24 s left`. */
function progressInWords(progress: CollectionProgress): string {
  const done = progress.streams.reduce((sum, stream) => sum + stream.pagesDone, 0);
  const known = progress.streams.every(
    (stream) => stream.pagesExpected !== undefined || stream.state === "done",
  );
  const expected = progress.streams.reduce(
    (sum, stream) => sum + (stream.pagesExpected ?? stream.pagesDone),
    0,
  );
  const pages =
    known && expected >= done
      ? `${formatCount(done)} of ${formatCount(expected)} pages`
      : `${formatCount(done)} pages read`;
  return progress.remainingMs === undefined
    ? pages
    : `${pages}, ${formatRemaining(progress.remainingMs)} left`;
}
