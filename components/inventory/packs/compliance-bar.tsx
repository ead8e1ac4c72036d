import { StackedBar } from "@/components/ui/status/stacked-bar";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { toneText } from "@/components/ui/status/tone";
import { cx } from "@/components/ui/cx";
import type { ComplianceCounts } from "@/lib/aws-config/compliance/compliance-counts";
import type { ComplianceFilter } from "@/lib/aws-config/compliance/compliance-filter";
import { formatCount } from "@/lib/format/count";
import { complianceLabels, complianceOrder, countIn } from "./compliance-labels";

/** How the accounts that have a pack divide over the outcomes. */
export function ComplianceBar({
  label,
  counts,
  className,
}: {
  label: string;
  counts: ComplianceCounts;
  className?: string;
}) {
  return (
    <StackedBar
      label={label}
      segments={complianceOrder.map((filter) => ({
        label: complianceLabels[filter].word.toLowerCase(),
        value: countIn(counts, filter),
        tone: complianceLabels[filter].tone,
      }))}
      {...(className !== undefined && { className })}
    />
  );
}

/** The numbers of the bar in words, those that are not zero; each is a filter. */
export function ComplianceNumbers({
  counts,
  onFilter,
}: {
  counts: ComplianceCounts;
  onFilter: (filter: ComplianceFilter) => void;
}) {
  const shown = complianceOrder.filter((filter) => countIn(counts, filter) > 0);
  return (
    <ul aria-label="Accounts by compliance" className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12">
      {shown.map((filter) => {
        const { word, tone } = complianceLabels[filter];
        return (
          <li key={filter}>
            <button
              type="button"
              onClick={() => onFilter(filter)}
              className="inline-flex items-center gap-1 rounded-chip whitespace-nowrap hover:underline"
            >
              <StatusIcon tone={tone} className={cx("size-3 shrink-0", toneText[tone])} />
              <span className={cx(tone === "failed" ? "font-semibold text-failed" : "text-ink-quiet")}>
                <span className="tabular-nums">{formatCount(countIn(counts, filter))}</span>{" "}
                {word.toLowerCase()}
              </span>
            </button>
          </li>
        );
      })}
      {shown.length === 0 && <li className="text-ink-quiet">no account has the pack</li>}
    </ul>
  );
}
