"use client";

import { PermittedButton } from "@/components/frame/permitted-button";
import { useMutation } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useNow } from "@/components/ui/clock";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { countOf, partOfAll } from "@/lib/format/count";
import { formatRelative } from "@/lib/format/instant";
import { formatRemaining } from "@/lib/format/duration";
import { inventoryMutations } from "@/lib/inventory/client/mutations";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import type { Dataset } from "@/lib/inventory/snapshot/dataset";
import type { ProgressFeed } from "./use-collection-progress";

/** The collector runs four times an hour; data older than this says that it does not. */
const STALE_MS = 60 * 60_000;

const refreshLabels: Readonly<Record<Dataset, string>> = {
  organization: "Collect the organization again",
  "conformance-packs": "Collect the conformance packs again",
  compliance: "Collect compliance again",
  recorders: "Collect recorder coverage again",
  "account-tags": "Read the tags again",
};

/**
 * How old the data is and what is being done about it: the age, a running collection in pages, a button to start one. Its
 * width does not depend on what it says, so that a collection that begins or ends breaks no line anew.
 */
export function CollectionStatus({
  takenAt,
  changedAt,
  feed,
  dataset = "organization",
}: {
  takenAt: number;
  /** When the newest change that is shown was made, where it was read after the rest; see `newestChange`. */
  changedAt?: number | undefined;
  feed: ProgressFeed;
  dataset?: Dataset;
}) {
  const refresh = useMutation(inventoryMutations.refresh(dataset));
  const again = refreshLabels[dataset];
  const { progress, connected } = feed;
  const collecting = progress.state === "collecting";
  const now = useNow();
  const isStale = now - takenAt > STALE_MS;
  const words = `Reading: ${progressInWords(progress)}${
    progress.slowed ? ` · slowed to ${progress.slowed.perSecond.toFixed(1)} calls/s, AWS throttles` : ""
  }`;
  return (
    <div className="ml-auto flex min-w-0 grow basis-36 items-center justify-end gap-3 text-12 whitespace-nowrap text-ink-quiet">
      {!connected && (
        <span className="min-w-16 truncate text-stuck" title="not live: reconnecting to Canopy">
          not live: reconnecting to Canopy
        </span>
      )}
      {collecting && (
        <span role="status" title={words} className="min-w-0 truncate tabular-nums">
          {words}
        </span>
      )}
      <span
        // What has no room beside the age wraps onto a line that isn't shown.
        className="flex h-4 min-w-min flex-wrap justify-end gap-x-3 overflow-hidden leading-4"
        title={
          changedAt === undefined
            ? undefined
            : `Changes that Canopy has read since are included, the newest ${formatRelative(changedAt, now)}.`
        }
      >
        <span className={cx(isStale && "text-stuck")}>
          {isStale ? "stale: as of " : "as of "}
          <RelativeTime at={takenAt} />
        </span>
        {changedAt !== undefined && <span>+ newer changes</span>}
      </span>
      <PermittedButton
        permission="inventory:refresh"
        variant="ghost"
        size="small"
        busy={collecting || refresh.isPending}
        onClick={() => refresh.mutate()}
        aria-label={again}
        title={again}
        className="w-7 px-0"
      >
        <RefreshCw aria-hidden="true" className={cx(collecting && "motion-safe:animate-spin")} />
      </PermittedButton>
    </div>
  );
}

/** `312 of 500 pages, 24 s left`. */
export function progressInWords(progress: CollectionProgress): string {
  const done = progress.streams.reduce((sum, stream) => sum + stream.pagesDone, 0);
  const known = progress.streams.every(
    (stream) => stream.pagesExpected !== undefined || stream.state === "done",
  );
  const expected = progress.streams.reduce(
    (sum, stream) => sum + (stream.pagesExpected ?? stream.pagesDone),
    0,
  );
  const pages =
    known && expected >= done ? partOfAll(done, expected, "page") : `${countOf(done, "page")} read`;
  return progress.remainingMs === undefined
    ? pages
    : `${pages}, ${formatRemaining(progress.remainingMs)} left`;
}
