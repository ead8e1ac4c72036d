import { SortButton } from "@/components/ui/rows/sort-button";
import { ariaSort, type SortOrder, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { IdentityMark } from "@/components/ui/status/identity-mark";
import { TextLink } from "@/components/ui/text-link";
import { countOf, formatCount } from "@/lib/format/count";
import type { PolicyEntry, PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import type { Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import { governedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { settingsOf } from "@/lib/security-hub/policies/settings";
import {
  type CoverageShare,
  type DecidingPolicy,
  standardCoverage,
} from "@/lib/security-hub/policies/standards/standard-coverage";
import { standardName, standardRemark } from "@/lib/security-hub/policies/standards/standards";
import {
  standardsDescendingFirst,
  type StandardSort,
} from "@/components/inventory/addresses/policies-address";
import { policyLink } from "@/components/inventory/addresses/policy-links";
import { orderedStandards } from "./standard-order";

interface Policy extends DecidingPolicy {
  readonly entry: PolicyEntry;
}

export const standardColumns = [
  { sort: "name", title: "Standard" },
  { sort: "lacking", title: "Policies without it" },
  { sort: "enabled", title: "Policies with it" },
] as const satisfies readonly { readonly sort: StandardSort; readonly title: string }[];

const cell = "px-4 py-2 align-top max-lg:block max-lg:py-0.5";

/** A row for each standard: the policies with it, and those without, with the accounts that each governs. */
export function StandardsTable({
  overview,
  catalogue,
  order,
  onSort,
}: {
  overview: PolicyOverview;
  catalogue: Catalogue;
  order: SortOrder<StandardSort>;
  onSort: (order: WrittenOrder<StandardSort>) => void;
}) {
  const policies = overview.policies.map((entry): Policy => ({
    entry,
    settings: entry.detail && settingsOf(entry.detail),
    accounts: governedAccounts(entry.affected),
  }));
  const named = policies.flatMap(({ settings }) => settings?.enabledStandardIdentifiers ?? []);
  const arns = [...new Set([...catalogue.standards.map(({ arn }) => arn), ...named])];
  const lines = arns.map((arn) => ({
    ...standardCoverage(arn, policies),
    name: standardName(catalogue, arn),
  }));
  return (
    <table role="table" aria-label="Standards" className="w-full table-fixed text-13 max-lg:block">
      <thead role="rowgroup" className="max-lg:sr-only">
        <tr role="row" className="border-b text-left text-12 text-ink-quiet">
          {standardColumns.map(({ sort, title }) => (
            <th
              key={sort}
              role="columnheader"
              scope="col"
              aria-sort={ariaSort(order, sort)}
              className="h-8 px-4 font-medium"
            >
              <SortButton
                column={sort}
                order={order}
                descendingFirst={standardsDescendingFirst}
                onSort={onSort}
              >
                {title}
              </SortButton>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-lg:block">
        {orderedStandards(lines, order).map(({ arn, name, enabled, lacking, unknown }) => {
          const controlIds = catalogue.standards.find((standard) => standard.arn === arn)?.controlIds;
          return (
            <tr key={arn} role="row" className="border-b hover:bg-surface-hover max-lg:block max-lg:py-2">
              <th role="rowheader" scope="row" className={`${cell} text-left font-normal`}>
                <span className="font-medium break-words">{name}</span>
                <p className="text-12 text-pretty text-ink-quiet">
                  {standardRemark(catalogue, arn)?.text ??
                    (controlIds === undefined ? "controls not read" : countOf(controlIds.length, "control"))}
                </p>
              </th>
              <td role="cell" className={cell}>
                <Share share={lacking} words="without it" />
                {unknown.policies.length > 0 && <Share share={unknown} words="not known" />}
              </td>
              <td role="cell" className={cell}>
                <Share share={enabled} words="with it" />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Share({ share: { policies, accounts }, words }: { share: CoverageShare<Policy>; words: string }) {
  return (
    <div className="grid gap-1">
      <p className="tabular-nums">
        {countOf(policies.length, "policy", "policies")} {words}
        {policies.length > 0 && <span className="text-ink-quiet">, {countOf(accounts, "account")}</span>}
      </p>
      {policies.length > 0 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-12">
          {policies.map(({ entry: { summary, identity }, accounts: governed }) => (
            <li key={summary.id} className="flex max-w-full min-w-0 items-center gap-1.5">
              <IdentityMark identity={identity} />
              <TextLink look="quiet" href={policyLink(summary.id)} className="truncate">
                {summary.name}
              </TextLink>
              <span className="text-ink-quiet tabular-nums">{formatCount(governed)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
