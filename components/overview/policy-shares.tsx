import { ClassSwatch } from "@/components/overview/organization-map/class-mark";
import { StackedBar } from "@/components/ui/status/stacked-bar";
import { TextLink } from "@/components/ui/text-link";
import { formatCount, formatShare } from "@/lib/format/count";
import { OverviewPanel } from "./overview-panel";
import type { PolicySharesView } from "./policy-shares-view";

/** Accounts by what governs them: a bar, and the same numbers below it. */
export function PolicyShares({
  title,
  shares: { accounts, lines },
}: {
  title: string;
  shares: PolicySharesView;
}) {
  return (
    <OverviewPanel
      title={title}
      aside={
        <TextLink prefetch={false} href="/policies" className="ml-auto text-12">
          Policies
        </TextLink>
      }
    >
      <div className="px-4 pt-3 pb-2">
        <StackedBar
          label={title}
          segments={lines.map(({ look, count }) => ({ label: look.label, value: count, ...look.colour }))}
        />
      </div>
      <table className="w-full border-collapse text-13">
        <caption className="sr-only">{title}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Configuration policy</th>
            <th scope="col">Accounts</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ look, count, href }) => (
            <tr key={look.key} className="h-8 border-b last:border-b-0 hover:bg-surface-hover">
              <th scope="row" className="max-w-0 pl-4 text-left font-normal">
                <span className="flex items-center gap-2">
                  <ClassSwatch look={look} />
                  <span className="truncate">{look.label}</span>
                </span>
              </th>
              <td className="w-20 text-right tabular-nums">
                <TextLink prefetch={false} href={href} look="quiet">
                  {formatCount(count)}
                </TextLink>
              </td>
              <td className="w-20 pr-4 text-right text-12 text-ink-quiet tabular-nums">
                {formatShare(count, accounts)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </OverviewPanel>
  );
}
