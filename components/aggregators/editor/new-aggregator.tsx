"use client";

import { useQuery } from "@tanstack/react-query";
import { FailurePanel } from "@/components/failures/failure-panel";
import { aggregatorQueries } from "@/lib/aws-config/aggregators/client/queries";
import { emptyDraft } from "./aggregator-draft";
import { AggregatorEditor } from "./aggregator-editor";
import { EditorSkeleton } from "./editor-skeleton";

/** The editor of an aggregator that does not exist yet. `region` is where a link wants it. */
export function NewAggregator({ region }: { region: string | undefined }) {
  const { data, error, refetch } = useQuery(aggregatorQueries.list());
  if (data === undefined) {
    if (error) return <FailurePanel failure={error.failure} onRetry={() => void refetch()} />;
    return <EditorSkeleton />;
  }
  const codes: string[] = data.regions.map((each) => each.region);
  const home = region !== undefined && codes.includes(region) ? region : (codes[0] ?? "");
  return <AggregatorEditor draftKey="new" begun={emptyDraft(home)} />;
}
