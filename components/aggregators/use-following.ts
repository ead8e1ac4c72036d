import { useMutation } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useNow } from "@/components/ui/clock";
import { aggregatorMutations } from "@/lib/aws-config/aggregators/client/mutations";
import type { ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import type { SourceHealth } from "@/lib/aws-config/aggregators/sources/source-health";
import { isReading } from "@/lib/aws-config/aggregators/sources/source-reading";
import type { SourcesRead } from "@/lib/aws-config/aggregators/sources/sources-read";

/** Between the end of one reading and the beginning of the next. */
const PAUSE_MS = 10_000;
/** A source that has not settled this long after a change will not settle because Canopy reads it again. */
const PATIENCE_MS = 60 * 60_000;

/** How far the sources have settled after a change of the aggregator. */
export interface Following {
  /** Whether sources are on their way after a change not long ago. */
  readonly isDue: boolean;
  /** Sources × Regions that have not settled; undefined where AWS does not list them at all yet. */
  readonly unsettled: number | undefined;
}

/**
 * Reads the sources again and again after a change of the aggregator until each of them has settled: SUCCEEDED, FAILED,
 * or OUTDATED for a reason.
 */
export function useFollowing(
  { region, name, updatedAt }: ConfigurationAggregator,
  sources: SourcesRead | undefined,
  health: SourceHealth,
  isWanted: boolean,
): Following {
  const { mutate } = useMutation(aggregatorMutations.readSourcesAgain());
  const nowMs = useNow();
  const isRecent = updatedAt !== undefined && nowMs - Date.parse(updatedAt) < PATIENCE_MS;
  const isListed = sources === undefined || sources.matrix.sources.length > 0;
  const isComplete =
    sources !== undefined && !isReading(sources.state) && sources.state.failure === undefined;
  const isUnsettled = health.unsettled > 0 || (!isListed && isComplete);
  const isDue = isRecent && isComplete && isUnsettled;
  const readAgain = useEffectEvent(() => mutate([{ region, name }]));
  const reading = sources?.id;

  useEffect(() => {
    if (!isDue || !isWanted) return undefined;
    const timer = setTimeout(() => readAgain(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isDue, isWanted, reading]);
  return { isDue: isRecent && isUnsettled, unsettled: isListed ? health.unsettled : undefined };
}
