import { SearchX } from "lucide-react";
import { EmptyState } from "@/components/ui/status/empty-state";
import { TextLink } from "@/components/ui/text-link";

/** A link to an aggregator that is not there, or no longer. */
export function AggregatorAbsent({ region, name }: { region: string; name: string }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title={`There is no aggregator ${name} in ${region}`}
      action={<TextLink href="/aggregators">All aggregators</TextLink>}
    >
      It may have been deleted, or it belongs to another Region: each aggregator belongs to one.
    </EmptyState>
  );
}
