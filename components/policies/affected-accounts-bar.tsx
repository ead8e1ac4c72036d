import { StackedBar } from "@/components/ui/status/stacked-bar";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { formatCount } from "@/lib/format/count";
import type { AffectedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { governedLink } from "../inventory/addresses/policy-links";

/** The active accounts of one configuration by status; what is not in effect stands under it as links. */
export function AffectedAccountsBar({ affected, filter }: { affected: AffectedAccounts; filter: string }) {
  const unsettled = [
    { words: "failed", status: "failed", count: affected.failed, tone: "failed" },
    { words: "pending", status: "pending", count: affected.pending, tone: "pending" },
    { words: "of which > 24 h", status: "stuck", count: affected.stuck, tone: "stuck" },
  ] as const;
  return (
    <div className="grid gap-1">
      <StackedBar
        label="Accounts by status"
        segments={[
          { label: "failed", value: affected.failed, tone: "failed" },
          { label: "pending > 24 h", value: affected.stuck, tone: "stuck" },
          { label: "pending ≤ 24 h", value: affected.pending - affected.stuck, tone: "pending" },
          { label: "in effect", value: affected.succeeded, tone: "success" },
          { label: "no association", value: affected.withoutStatus, tone: "none" },
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
