import { cx } from "@/components/ui/cx";
import { packStatuses } from "@/lib/aws-config/packs/model";
import type { PackCounts } from "@/lib/aws-config/packs/pack-counts";
import { formatCount } from "@/lib/format/count";
import { PackStatusBar } from "@/components/inventory/packs/pack-status-bar";
import { cellLabels, countsInWords, leadingFigure } from "@/components/inventory/packs/pack-labels";

/** The deployments of a pack in a place: a bar with what needs attention, or all numbers. */
export function PlaceDeployments({
  label,
  counts,
  asTable,
}: {
  label: string;
  counts: PackCounts;
  asTable: boolean;
}) {
  const leading = leadingFigure(counts);
  if (!asTable) {
    return (
      <div className="grid gap-1">
        <PackStatusBar label={label} byStatus={counts.byStatus} className="h-3" />
        <span
          title={countsInWords(counts)}
          className={cx(
            "text-12 tabular-nums",
            leading.tone === "failed" ? "font-semibold text-failed" : "text-ink-quiet",
          )}
        >
          {leading.count === 0 ? "no account" : `${formatCount(leading.count)} ${leading.word}`}
        </span>
      </div>
    );
  }
  return (
    <dl className="grid text-12">
      {packStatuses.map((status, index) => {
        const count = counts.byStatus[index] ?? 0;
        return count === 0 ? null : <CountLine key={status} word={cellLabels[status].word} count={count} />;
      })}
      {counts.excluded > 0 && <CountLine word="Excluded, no status" count={counts.excluded} />}
      {counts.withoutRow > 0 && <CountLine word={cellLabels.NO_ROW.word} count={counts.withoutRow} />}
    </dl>
  );
}

/** A word and its number, as a line of a description list. */
export function CountLine({ word, count }: { word: string; count: number }) {
  return (
    <div className="flex justify-between gap-2">
      <dt className="text-ink-quiet">{word}</dt>
      <dd className="tabular-nums">{formatCount(count)}</dd>
    </div>
  );
}
