import { SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/status/empty-state";

/** The filter lets nothing through. */
export function NothingMatches({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="Nothing matches these filters"
      action={<Button onClick={onClear}>Clear all filters</Button>}
      className="py-8"
    >
      The filters above exclude every root, OU and account. Filters are saved in the URL. Clear them to see
      all accounts.
    </EmptyState>
  );
}
