import { StackedBar } from "@/components/ui/stacked-bar";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { formatCount } from "@/lib/format/count";
import type { PolicyReach } from "@/lib/security-hub/policies/reach";
import { governedLink } from "./links";

/** The active accounts of one configuration by status; what is not fine stands under it as links. */
export function ReachBar({ reach, filter }: { reach: PolicyReach; filter: string }) {
  const pending = reach.pending - reach.stuck;
  const trouble = [
    { word: "failed", status: "failed", count: reach.failed, tone: "failed" },
    { word: "stuck", status: "stuck", count: reach.stuck, tone: "stuck" },
    // The filter for pending lets the stuck ones through, so its number has them, too.
    { word: "pending", status: "pending", count: pending === 0 ? 0 : reach.pending, tone: "pending" },
  ] as const;
  return (
    <div className="grid gap-1">
      <StackedBar
        label="Accounts by status"
        segments={[
          { label: "failed", value: reach.failed, tone: "failed" },
          { label: "stuck", value: reach.stuck, tone: "stuck" },
          { label: "pending", value: pending, tone: "pending" },
          { label: "in effect", value: reach.succeeded, tone: "success" },
        ]}
      />
      <div className="flex flex-wrap gap-x-3 text-12 empty:hidden">
        {trouble
          .filter(({ count }) => count > 0)
          .map(({ word, status, count, tone }) => (
            <TextLink key={word} look="quiet" href={governedLink(filter, { status: [status] })}>
              <StatusMark tone={tone}>
                <span className="tabular-nums">{formatCount(count)}</span> {word}
              </StatusMark>
            </TextLink>
          ))}
      </div>
    </div>
  );
}
