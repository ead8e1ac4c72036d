import { SearchX } from "lucide-react";
import { EmptyState } from "@/components/ui/status/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** In place of a run that this caller doesn't have. */
export function RunAbsent({ id }: { id: string }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="This run doesn't exist here"
      action={<LinkButton href="/runs">Show all runs</LinkButton>}
    >
      <span className="font-mono text-12 break-all">{id}</span> is no run of this caller and Region. A run
      belongs to the account and Region it was started in.
    </EmptyState>
  );
}
