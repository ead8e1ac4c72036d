import { StackedBar } from "@/components/ui/status/stacked-bar";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { toneText } from "@/components/ui/status/tone";
import { cx } from "@/components/ui/cx";
import { type PackStatus, packStatuses } from "@/lib/aws-config/packs/model";
import { formatCount } from "@/lib/format/count";
import { cellLabels } from "./pack-labels";

/** How the accounts of a pack divide over the nine statuses. */
export function PackStatusBar({
  label,
  byStatus,
  className,
}: {
  label: string;
  byStatus: readonly number[];
  className?: string;
}) {
  return (
    <StackedBar
      label={label}
      segments={packStatuses.map((status, index) => ({
        label: cellLabels[status].word.toLowerCase(),
        value: byStatus[index] ?? 0,
        tone: cellLabels[status].tone,
      }))}
      {...(className !== undefined && { className })}
    />
  );
}

/** The numbers of the bar in words, those that are not zero; each is a filter where `onFilter` is given. */
export function PackStatusNumbers({
  byStatus,
  onFilter,
  className,
}: {
  byStatus: readonly number[];
  onFilter?: (status: PackStatus) => void;
  className?: string;
}) {
  const shown = packStatuses.flatMap((status, index) => {
    const count = byStatus[index] ?? 0;
    return count === 0 ? [] : [{ status, count }];
  });
  return (
    <ul className={cx("flex flex-wrap items-center gap-x-3 gap-y-0.5 text-12", className)}>
      {shown.map(({ status, count }) => {
        const { word, tone } = cellLabels[status];
        const content = (
          <>
            <StatusIcon tone={tone} className={cx("size-3 shrink-0", toneText[tone])} />
            <span className={cx(tone === "failed" ? "font-semibold text-failed" : "text-ink-quiet")}>
              <span className="tabular-nums">{formatCount(count)}</span> {word.toLowerCase()}
            </span>
          </>
        );
        return (
          <li key={status}>
            {onFilter === undefined ? (
              <span className="inline-flex items-center gap-1 whitespace-nowrap">{content}</span>
            ) : (
              <button
                type="button"
                onClick={() => onFilter(status)}
                className="inline-flex items-center gap-1 rounded-chip whitespace-nowrap hover:underline"
              >
                {content}
              </button>
            )}
          </li>
        );
      })}
      {shown.length === 0 && <li className="text-ink-quiet">no account</li>}
    </ul>
  );
}
