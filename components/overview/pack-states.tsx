import { packHref } from "../inventory/addresses/packs-address";
import type { PackRowView } from "@/components/inventory/packs/pack-row-view";
import { PackStatusBar } from "@/components/inventory/packs/pack-status-bar";
import { leadingFigure, shortPackName } from "@/components/inventory/packs/pack-labels";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { formatCount } from "@/lib/format/count";
import { OverviewPanel } from "./overview-panel";

const mostPacks = 10;

/** The packs by what came of them, those with most failures first. */
export function PackStates({ title, rows }: { title: string; rows: readonly PackRowView[] }) {
  const worstFirst = [...rows].sort(
    ({ counts: one }, { counts: other }) => other.failed - one.failed || other.inProgress - one.inProgress,
  );
  return (
    <OverviewPanel
      title={title}
      aside={
        <TextLink prefetch={false} href="/packs" className="ml-auto text-12">
          {rows.length > mostPacks ? `All ${formatCount(rows.length)} packs` : "Conformance packs"}
        </TextLink>
      }
    >
      {rows.length === 0 && (
        <p className="px-4 py-3 text-13 text-ink-quiet">
          This account has deployed no organization conformance pack.
        </p>
      )}
      <table className="w-full border-collapse text-13">
        <caption className="sr-only">{title}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Pack</th>
            <th scope="col">Accounts by status</th>
            <th scope="col">Worst</th>
          </tr>
        </thead>
        <tbody>
          {worstFirst.slice(0, mostPacks).map(({ name, counts }) => (
            <tr key={name} className="h-8 border-b last:border-b-0 hover:bg-surface-hover">
              <th scope="row" className="max-w-0 pl-4 text-left font-normal">
                <TextLink prefetch={false} href={packHref(name)} look="quiet" className="block truncate">
                  {shortPackName(name)}
                </TextLink>
              </th>
              <td className="w-[30%] px-3">
                <PackStatusBar label={`Accounts of ${name} by status`} byStatus={counts.byStatus} />
              </td>
              <td className="w-32 pr-4 text-right text-12 tabular-nums">
                <Worst counts={counts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </OverviewPanel>
  );
}

function Worst({ counts }: { counts: PackRowView["counts"] }) {
  const { count, word, tone } = leadingFigure(counts);
  return (
    <StatusMark tone={tone}>
      {formatCount(count)} {word}
    </StatusMark>
  );
}
