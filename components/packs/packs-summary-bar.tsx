import { FigureDefinitions } from "@/components/ui/panel/figure-definitions";
import { SummaryBarButton } from "@/components/ui/panel/summary-bar-button";
import { StatusMark } from "@/components/ui/status/status-mark";
import { packDefinitions } from "@/lib/aws-config/packs/figure-definitions";
import type { PacksMissing, PackTotals } from "@/lib/aws-config/packs/pack-figures";
import { type PackOutcome, packOutcomes } from "@/lib/aws-config/packs/pack-outcome";
import { countOf, formatCount } from "@/lib/format/count";
import { outcomeLabels } from "../inventory/packs/pack-labels";

function AtLeast() {
  return <span className="text-12 font-normal text-ink-quiet">at least </span>;
}

/** All packs in one line. Every number is a filter; zero failures are said, not hidden. */
export function PacksSummaryBar({
  totals,
  missing,
  departed,
  isReading = false,
  onFilter,
}: {
  totals: PackTotals;
  /** What could not be read: the packs themselves, or the accounts of some, so that there may be more. */
  missing: PacksMissing;
  /** Deployments of these in accounts that have left the organization. */
  departed: number;
  /** Whether more accounts are still being read, so that all numbers will grow. */
  isReading?: boolean;
  onFilter: (outcome: PackOutcome | undefined) => void;
}) {
  const counts = {
    failed: totals.failed,
    "in-progress": totals.inProgress,
    deployed: totals.deployed,
    deleted: totals.deleted,
  };
  return (
    <ul
      aria-label="Packs at a glance"
      // A line of its own where "at least" would push what follows into the next one, and the table down.
      className="flex min-w-0 flex-wrap items-center gap-x-1 gap-y-0.5 text-13 max-xl:basis-full"
    >
      <li>
        <SummaryBarButton onPress={() => onFilter(undefined)}>
          {missing.packs && <AtLeast />}
          <strong className="font-semibold">{countOf(totals.packs, "pack")}</strong>
        </SummaryBarButton>
      </li>
      {packOutcomes.map((outcome) => {
        const { word, tone } = outcomeLabels[outcome];
        const count = counts[outcome];
        return (
          <li key={outcome}>
            <SummaryBarButton onPress={() => onFilter(outcome)} quiet={count === 0}>
              <StatusMark tone={count === 0 ? "none" : tone}>
                {missing.accounts && <AtLeast />}
                <span className="tabular-nums">{formatCount(count)}</span> {word}
              </StatusMark>
            </SummaryBarButton>
          </li>
        );
      })}
      {isReading && <li className="px-1.5 text-12 text-ink-quiet">read so far</li>}
      {totals.unknown > 0 && (
        <li className="px-1.5">
          <StatusMark tone="not-visible">
            <span className="tabular-nums">{formatCount(totals.unknown)}</span> in a status that is not known
          </StatusMark>
        </li>
      )}
      {departed > 0 && (
        <li className="px-1.5 text-12 text-ink-quiet tabular-nums">
          {formatCount(departed)} of them in accounts that left the organization
        </li>
      )}
      <li>
        <FigureDefinitions definitions={packDefinitions} />
      </li>
    </ul>
  );
}
