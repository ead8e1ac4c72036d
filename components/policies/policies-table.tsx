"use client";

import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/field/checkbox";
import { cx } from "@/components/ui/cx";
import { IdentityMark } from "@/components/ui/status/identity-mark";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SortOrder, WrittenOrder } from "@/components/ui/rows/sort-order";
import { Skeleton } from "@/components/ui/status/skeleton";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { formatCount, plural } from "@/lib/format/count";
import type { PolicyEntry, PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { NO_POLICY_FILTER, SELF_MANAGED_FILTER } from "@/lib/security-hub/governance/governance-filter";
import { type Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import { controlCounts } from "@/lib/security-hub/policies/control-states";
import { governedAccounts, type AffectedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { settingsOf } from "@/lib/security-hub/policies/settings";
import { governedLink, organizationLink, policyLink } from "../inventory/addresses/policy-links";
import { controlsInWords, parametersInWords } from "./policy-labels";
import { Heading } from "./policies-heading";
import { AffectedAccountsBar } from "./affected-accounts-bar";
import type { PolicySort } from "../inventory/addresses/policies-address";
import { standardName } from "@/lib/security-hub/policies/standards/standards";

const cell = "px-2 py-2 align-top max-xl:px-0 max-xl:py-0";
const number = "text-right tabular-nums max-xl:text-left";

export const policyColumns: readonly {
  readonly title: string;
  readonly sort?: PolicySort;
  readonly className: string;
}[] = [
  { title: "Compare", className: "w-10 pl-4" },
  { title: "Policy", sort: "name", className: "" },
  { title: "Security Hub", className: "w-24" },
  { title: "Standards", className: "w-44" },
  { title: "Controls", className: "w-26" },
  { title: "Parameters", className: "w-26" },
  { title: "Applied at", sort: "targets", className: "w-24 text-right" },
  { title: "Accounts", sort: "accounts", className: "w-38 text-right" },
  { title: "Status", sort: "failed", className: "w-36" },
  { title: "Updated", sort: "updated", className: "w-26 pr-4" },
];

/** The policies with what they configure and govern, and beneath them what is governed by none. */
export function PoliciesTable({
  overview,
  catalogue,
  entries,
  isFiltered,
  order,
  onSort,
  chosen,
  onChoose,
}: {
  overview: PolicyOverview;
  catalogue: Catalogue | undefined;
  /** In the order in which they are shown. */
  entries: readonly PolicyEntry[];
  /** Whether policies are left out; then the accounts without one are, too. */
  isFiltered: boolean;
  order: SortOrder<PolicySort>;
  onSort: (order: WrittenOrder<PolicySort>) => void;
  chosen: readonly string[];
  onChoose: (id: string, isChosen: boolean) => void;
}) {
  const heads = { order, onSort };
  return (
    <table
      role="table"
      aria-label="Configuration policies"
      className="w-full table-fixed text-13 max-xl:block"
    >
      <thead role="rowgroup" className="max-xl:sr-only">
        <tr role="row" className="border-b text-left text-12 text-ink-quiet">
          {policyColumns.map(({ sort, className, title }) => (
            <Heading key={title} {...(sort !== undefined && { sort })} {...heads} className={className}>
              {title === "Compare" ? <span className="sr-only">Compare</span> : title}
            </Heading>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-xl:block">
        {entries.map((entry) => (
          <PolicyRow
            key={entry.summary.id}
            entry={entry}
            catalogue={catalogue}
            isChosen={chosen.includes(entry.summary.id)}
            onChoose={(isChosen) => onChoose(entry.summary.id, isChosen)}
          />
        ))}
        {!isFiltered && (
          <RestRow filter={SELF_MANAGED_FILTER} affected={overview.selfManaged}>
            <StatusMark tone="self-managed">Self-managed</StatusMark>
            <p className="text-12 text-pretty text-ink-quiet">
              No policy: these accounts configure Security Hub themselves.
            </p>
          </RestRow>
        )}
        {!isFiltered && governedAccounts(overview.none) > 0 && (
          <RestRow filter={NO_POLICY_FILTER} affected={overview.none}>
            <StatusMark tone="none">Not governed</StatusMark>
            <p className="text-12 text-pretty text-ink-quiet">No policy is applied to them or above them.</p>
          </RestRow>
        )}
      </tbody>
    </table>
  );
}

const row =
  "border-b hover:bg-surface-hover max-xl:grid max-xl:grid-cols-[auto_minmax(0,1fr)] max-xl:gap-x-3 max-xl:gap-y-1 max-xl:px-4 max-xl:py-3";
/** On a narrow screen the cells stand one below the other, beside the box. */
const stacked = "max-xl:col-start-2";

function PolicyRow({
  entry,
  catalogue,
  isChosen,
  onChoose,
}: {
  entry: PolicyEntry;
  catalogue: Catalogue | undefined;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}) {
  const { summary, identity, detail, failure, affected } = entry;
  const settings = detail && settingsOf(detail);
  const counts = settings && catalogue && controlCounts(settings, catalogue);
  const unread = failure === undefined ? <Skeleton className="mt-1 w-16" /> : "not visible";
  const names = settings?.enabledStandardIdentifiers.map((arn) => standardName(catalogue, arn)) ?? [];
  return (
    <tr role="row" className={row}>
      <td role="cell" className={cx(cell, "pl-4")}>
        <span className="flex h-5 items-center">
          <Checkbox
            checked={isChosen}
            onChange={onChoose}
            aria-label={`Select ${summary.name} for comparison`}
          />
        </span>
      </td>
      <td role="cell" className={cx(cell, "min-w-0")}>
        <div className="flex items-center gap-2">
          <IdentityMark identity={identity} />
          <TextLink look="quiet" href={policyLink(summary.id)} className="truncate font-medium">
            {summary.name}
          </TextLink>
        </div>
        {summary.description !== undefined && (
          <p className="truncate text-12 text-ink-quiet xl:pl-4.5" title={summary.description}>
            {summary.description}
          </p>
        )}
      </td>
      <td role="cell" className={cx(cell, stacked, "max-xl:order-4 max-xl:text-12")}>
        <span className="xl:hidden">Security Hub </span>
        {summary.serviceEnabled === undefined ? (
          "not known"
        ) : summary.serviceEnabled ? (
          "on"
        ) : (
          <strong className="font-medium">off</strong>
        )}
        <span className="text-ink-quiet xl:hidden">
          {settings?.serviceEnabled === true &&
            ` · ${names.join(", ") || "no standard"} · ${controlsInWords(settings)} controls · ${parametersInWords(settings)}`}
        </span>
      </td>
      <td role="cell" className={cx(cell, "max-xl:hidden")}>
        {settings === undefined ? (
          unread
        ) : settings.serviceEnabled ? (
          <ul>
            {names.length === 0 && <li className="text-ink-quiet">none</li>}
            {names.map((name) => (
              <li key={name} className="truncate" title={name}>
                {name}
              </li>
            ))}
          </ul>
        ) : (
          <Nothing />
        )}
      </td>
      <td role="cell" className={cx(cell, "whitespace-nowrap max-xl:hidden")}>
        {settings === undefined ? (
          unread
        ) : settings.serviceEnabled ? (
          <>
            {controlsInWords(settings)}
            {counts && (
              <div className="text-12 text-ink-quiet tabular-nums">
                {formatCount(counts.on)} on, {formatCount(counts.off)} off
              </div>
            )}
          </>
        ) : (
          <Nothing />
        )}
      </td>
      <td role="cell" className={cx(cell, "text-pretty max-xl:hidden")}>
        {settings === undefined ? (
          unread
        ) : settings.serviceEnabled ? (
          parametersInWords(settings)
        ) : (
          <Nothing />
        )}
      </td>
      <AffectedCells affected={affected} filter={summary.id} />
      <td role="cell" className={cx(cell, stacked, "pr-4 text-ink-quiet max-xl:order-5 max-xl:text-12")}>
        <span className="xl:hidden">Updated </span>
        <RelativeTime at={Date.parse(summary.updatedAt)} />
      </td>
    </tr>
  );
}

function Nothing() {
  return (
    <span className="text-ink-faint" aria-label="none">
      –
    </span>
  );
}

function AffectedCells({ affected, filter }: { affected: AffectedAccounts; filter: string }) {
  const accounts = governedAccounts(affected);
  return (
    <>
      <td
        role="cell"
        className={cx(cell, stacked, number, "whitespace-nowrap max-xl:order-3 max-xl:text-12")}
      >
        <span className="text-ink-quiet xl:hidden">
          {affected.targets === 0 ? "Applied " : "Applied at "}
        </span>
        {affected.targets === 0 ? (
          <span className="text-ink-quiet">nowhere</span>
        ) : (
          <TextLink look="quiet" href={organizationLink({ policy: [filter], source: ["applied"] })}>
            {formatCount(affected.targets)}
            <span className="xl:sr-only"> {plural(affected.targets, "target", "targets")}</span>
          </TextLink>
        )}
      </td>
      <td role="cell" className={cx(cell, stacked, number, "whitespace-nowrap max-xl:order-2")}>
        {accounts === 0 ? (
          <span className="text-ink-quiet">
            0<span className="xl:sr-only"> accounts</span>
          </span>
        ) : (
          <TextLink look="quiet" href={governedLink(filter)} className="font-medium">
            {formatCount(accounts)}
            <span className="xl:sr-only"> {plural(accounts, "account", "accounts")}</span>
          </TextLink>
        )}
        {accounts > 0 && (
          <div className="text-12 text-ink-quiet">
            <TextLink look="quiet" href={governedLink(filter, { source: ["applied"] })}>
              {formatCount(affected.applied)} applied
            </TextLink>
            {", "}
            <TextLink look="quiet" href={governedLink(filter, { source: ["inherited"] })}>
              {formatCount(affected.inherited)} inherited
            </TextLink>
          </div>
        )}
      </td>
      <td role="cell" className={cx(cell, stacked, "max-xl:order-1 xl:pt-3.5")}>
        {accounts > 0 && <AffectedAccountsBar affected={affected} filter={filter} />}
      </td>
    </>
  );
}

function RestRow({
  filter,
  affected,
  children,
}: {
  filter: string;
  affected: AffectedAccounts;
  children: ReactNode;
}) {
  return (
    <tr role="row" className={row}>
      <td role="cell" className={cell} />
      <td role="cell" className={cell} colSpan={5}>
        {children}
      </td>
      <AffectedCells affected={affected} filter={filter} />
      <td role="cell" className={cx(cell, "max-xl:hidden")} />
    </tr>
  );
}
