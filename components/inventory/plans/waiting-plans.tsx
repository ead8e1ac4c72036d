"use client";

import { planPath } from "@/components/inventory/addresses/plans-address";
import { PageLink } from "@/components/ui/address/page-link";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { toneText } from "@/components/ui/status/tone";
import { countOf } from "@/lib/format/count";
import { useRecentPlans } from "./use-plans";

/** The plans that wait for the approval of a person who may give it, quietly, with the way to them; nothing while there is none. */
export function WaitingPlans({ approverId }: { approverId: string | undefined }) {
  const waiting = useRecentPlans().filter(
    ({ state, authors }) => state === "awaiting-approval" && !authors.some(({ id }) => id === approverId),
  );
  const [only, another] = waiting;
  if (only === undefined || approverId === undefined) return null;
  return (
    <PageLink
      href={another === undefined ? planPath(only.id) : "/plans?state=awaiting-approval"}
      className="flex h-7 min-w-0 items-center gap-1.5 rounded-chip px-1.5 text-12 whitespace-nowrap text-ink-quiet hover:bg-surface-hover hover:text-ink"
    >
      <StatusIcon tone="pending" className={`shrink-0 ${toneText.pending}`} />
      <span className="tabular-nums">
        {countOf(waiting.length, "plan")}
        <span className="max-sm:sr-only"> to approve</span>
      </span>
    </PageLink>
  );
}
