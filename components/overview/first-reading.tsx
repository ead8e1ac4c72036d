"use client";

import { useMutation } from "@tanstack/react-query";
import { FailureNotice } from "@/components/failures/failure-notice";
import type { ProgressFeed } from "@/components/inventory/use-collection-progress";
import { Meter } from "@/components/ui/status/meter";
import { formatCount } from "@/lib/format/count";
import { formatRemaining } from "@/lib/format/duration";
import { inventoryMutations } from "@/lib/inventory/client/mutations";
import type { Dataset } from "@/lib/inventory/snapshot/dataset";
import { FiguresPlace } from "./panel-place";

/** There is no snapshot yet: how far the first one is, or why there is none. */
export function FirstReading({
  feed,
  dataset,
  lines,
}: {
  feed: ProgressFeed;
  dataset: Dataset;
  /** How many figures there will be. */
  lines: number;
}) {
  const again = useMutation(inventoryMutations.refresh(dataset));
  const { state, failure, streams, remainingMs } = feed.progress;
  if (state === "failed" && failure) {
    return <FailureNotice failure={failure} onRetry={() => again.mutate()} />;
  }
  const done = streams.reduce((sum, { pagesDone }) => sum + pagesDone, 0);
  const isKnown = streams.length > 0 && streams.every(({ pagesExpected }) => pagesExpected !== undefined);
  const expected = streams.reduce((sum, { pagesExpected = 0 }) => sum + pagesExpected, 0);
  const items = streams.reduce((sum, { itemsRead }) => sum + itemsRead, 0);
  return (
    <>
      <div className="grid gap-2 border-b px-4 py-3 text-13">
        <p role="status" className="text-ink-quiet">
          {streams.length === 0 ? "Waiting for the collector to start…" : "Reading for the first time."}
          {remainingMs !== undefined && ` About ${formatRemaining(remainingMs)} left.`}
          {!feed.connected && " The connection to Canopy's own server is down; trying again."}
        </p>
        {streams.length > 0 && (
          <Meter
            label="Pages"
            value={done}
            max={isKnown && expected >= done ? expected : undefined}
            unit="page"
            detail={`${formatCount(items)} read`}
          />
        )}
      </div>
      <FiguresPlace lines={lines} />
    </>
  );
}
