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
      Every root, OU and account is hidden by the filters above. They stand in the URL, so a link you were
      given may hide what you are looking for.
    </EmptyState>
  );
}
