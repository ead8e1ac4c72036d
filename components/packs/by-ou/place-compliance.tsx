import { ComplianceBar } from "@/components/inventory/packs/compliance-bar";
import {
  complianceInWords,
  complianceLabels,
  complianceOrder,
  countIn,
} from "@/components/inventory/packs/compliance-labels";
import { cx } from "@/components/ui/cx";
import type { ComplianceCounts } from "@/lib/aws-config/compliance/compliance-counts";
import type { ComplianceFilter } from "@/lib/aws-config/compliance/compliance-filter";
import type { PackCounts } from "@/lib/aws-config/packs/pack-counts";
import { formatCount } from "@/lib/format/count";
import { CountLine } from "./place-deployments";

/** The compliance of a pack in a place, and beside it in how many accounts the deployment failed. */
export function PlaceCompliance({
  label,
  counts,
  deployments,
  asTable,
  onFilter,
}: {
  label: string;
  counts: ComplianceCounts;
  deployments: PackCounts;
  asTable: boolean;
  /** Shows the accounts that come out so; undefined for accounts that no OU holds. */
  onFilter: ((filter: ComplianceFilter) => void) | undefined;
}) {
  if (asTable) {
    return (
      <dl className="grid text-12">
        {complianceOrder.map((filter) => {
          const count = countIn(counts, filter);
          return count === 0 ? null : (
            <CountLine key={filter} word={complianceLabels[filter].word} count={count} />
          );
        })}
        {counts.withoutPack > 0 && <CountLine word="Without the pack" count={counts.withoutPack} />}
        {deployments.failed > 0 && <CountLine word="Deployment failed" count={deployments.failed} />}
      </dl>
    );
  }
  const leading = complianceOrder.find((filter) => countIn(counts, filter) > 0);
  const withPack = complianceOrder.reduce((sum, filter) => sum + countIn(counts, filter), 0);
  return (
    <div className="grid justify-items-start gap-1 text-12 tabular-nums">
      <ComplianceBar label={label} counts={counts} className="h-3 w-full" />
      {leading === undefined ? (
        <span className="text-ink-quiet">no account has it</span>
      ) : (
        <span title={complianceInWords(counts)}>
          <Leading filter={leading} count={countIn(counts, leading)} onFilter={onFilter} />
          <span className="text-ink-quiet"> of {formatCount(withPack)}</span>
        </span>
      )}
      {deployments.failed > 0 && (
        <span className="text-failed">{formatCount(deployments.failed)} failed to deploy</span>
      )}
    </div>
  );
}

function Leading({
  filter,
  count,
  onFilter,
}: {
  filter: ComplianceFilter;
  count: number;
  onFilter: ((filter: ComplianceFilter) => void) | undefined;
}) {
  const { word, tone } = complianceLabels[filter];
  const text = `${formatCount(count)} ${word.toLowerCase()}`;
  const look = tone === "failed" ? "font-semibold text-failed" : "text-ink-quiet";
  if (onFilter === undefined) return <span className={look}>{text}</span>;
  return (
    <button
      type="button"
      onClick={() => onFilter(filter)}
      className={cx("rounded-chip text-left hover:underline", look)}
    >
      {text}
    </button>
  );
}
