import { StackedBar } from "@/components/ui/status/stacked-bar";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { formatCount } from "@/lib/format/count";
import type { PolicyReach } from "@/lib/security-hub/policies/reach";
import { governedLink } from "../inventory/addresses/policy-links";

/** The active accounts of one configuration by status; what is not in effect stands under it as links. */
export function ReachBar({ reach, filter }: { reach: PolicyReach; filter: string }) {
  const unsettled = [
    { words: "failed", status: "failed", count: reach.failed, tone: "failed" },
    { words: "pending", status: "pending", count: reach.pending, tone: "pending" },
    { words: "of which > 24 h", status: "stuck", count: reach.stuck, tone: "stuck" },
  ] as const;
  return (
    <div className="grid gap-1">
      <StackedBar
        label="Accounts by status"
        segments={[
          { label: "failed", value: reach.failed, tone: "failed" },
          { label: "pending > 24 h", value: reach.stuck, tone: "stuck" },
          { label: "pending ≤ 24 h", value: reach.pending - reach.stuck, tone: "pending" },
          { label: "in effect", value: reach.succeeded, tone: "success" },
          { label: "no association", value: reach.withoutStatus, tone: "none" },
        ]}
      />
      <div className="flex flex-wrap gap-x-3 text-12 empty:hidden">
        {unsettled
          .filter(({ count }) => count > 0)
          .map(({ words, status, count, tone }) => (
            <TextLink key={status} look="quiet" href={governedLink(filter, { status: [status] })}>
              <StatusMark tone={tone}>
                <span className="tabular-nums">{formatCount(count)}</span> {words}
              </StatusMark>
            </TextLink>
          ))}
      </div>
    </div>
  );
}
