import { SearchX } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { EmptyState } from "@/components/ui/status/empty-state";

/** In place of a plan that this caller doesn't have. */
export function PlanAbsent({ id }: { id: string }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="This plan doesn't exist here"
      action={<LinkButton href="/plans">Show all plans</LinkButton>}
    >
      <span className="font-mono text-12 break-all">{id}</span> is no plan of this caller and Region. A plan
      belongs to the account and Region it was made in.
    </EmptyState>
  );
}
