import { StackedBar } from "@/components/ui/status/stacked-bar";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { formatCount } from "@/lib/format/count";
import type { AffectedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { MAY_NOT_HOLD } from "../inventory/overruled-labels";
import { governedLink } from "../inventory/addresses/policy-links";

/** The active accounts of one configuration by status; what is not in effect stands under it as links. */
export function AffectedAccountsBar({ affected, filter }: { affected: AffectedAccounts; filter: string }) {
  const unsettled = [
    { words: "failed", status: "failed", count: affected.failed, tone: "failed" },
    { words: "pending", status: "pending", count: affected.pending, tone: "pending" },
    { words: "of which > 24 h", status: "stuck", count: affected.stuck, tone: "stuck" },
  ] as const;
  const { overruled, succeeded } = affected;
  return (
    <div className="grid gap-1">
      <StackedBar
        label="Accounts by status"
        segments={[
          { label: "failed", value: affected.failed, tone: "failed" },
          { label: "pending > 24 h", value: affected.stuck, tone: "stuck" },
          { label: "pending ≤ 24 h", value: affected.pending - affected.stuck, tone: "pending" },
          { label: MAY_NOT_HOLD.word.toLowerCase(), value: overruled, tone: MAY_NOT_HOLD.tone },
          { label: "in effect", value: succeeded - overruled, tone: "success" },
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
        {overruled > 0 && (
          <TextLink look="quiet" href={governedLink(filter, { status: ["success"], cspm: ["reached"] })}>
            <StatusMark tone={MAY_NOT_HOLD.tone}>
              <span className="tabular-nums">{formatCount(overruled)}</span> {MAY_NOT_HOLD.word.toLowerCase()}
            </StatusMark>
          </TextLink>
        )}
      </div>
    </div>
  );
}
