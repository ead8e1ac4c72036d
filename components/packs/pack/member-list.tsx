"use client";

import { memo } from "react";
import { cellClass, ListRow, RowList, type RowSpot } from "@/components/ui/rows/row-list";
import { SortButton } from "@/components/ui/rows/sort-button";
import { ariaSort, type SortOrder, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { cx } from "@/components/ui/cx";
import { StatusMark } from "@/components/ui/status/status-mark";
import { formatRelative } from "@/lib/format/instant";
import type { MemberRef, MemberRow } from "./member-rows";
import { AccountCells } from "../status/account-cells";
import styles from "./member-list.module.css";
import { ComplianceMark } from "@/components/inventory/packs/compliance-mark";
import { cellFilterOf, cellLabels } from "@/components/inventory/packs/pack-labels";
import { accountsDescendingFirst, type AccountSort } from "@/components/inventory/addresses/packs-address";

/** Where Up from the first row leads: rows have no cells of their own for the keyboard. */
const STATUS_COLUMN = 3;

export const memberColumns = [
  { key: "name", title: "Account", sort: "name" },
  { key: "id", title: "Id", sort: undefined },
  { key: "path", title: "OU", sort: "place" },
  { key: "status", title: "Status", sort: "status" },
  { key: "compliance", title: "Compliance", sort: undefined },
  { key: "code", title: "Error code", sort: "code" },
  { key: "message", title: "Error message", sort: undefined },
  { key: "updated", title: "Last update", sort: "updated" },
] as const satisfies readonly { key: string; title: string; sort: AccountSort | undefined }[];

/** The accounts of a pack. */
export function MemberList({
  refs,
  rowAt,
  hasAllAccounts,
  openAccount,
  nowMs,
  scrollKey,
  order,
  onSort,
  onOpen,
}: {
  refs: Int32Array;
  rowAt: (ref: MemberRef) => MemberRow;
  /** Whether every account of the organization was read. */
  hasAllAccounts: boolean;
  openAccount: string | null;
  nowMs: number;
  /** Another one takes the list back to its top. */
  scrollKey: string;
  order: SortOrder<AccountSort>;
  onSort: (order: WrittenOrder<AccountSort>) => void;
  onOpen: (accountId: string) => void;
}) {
  return (
    <RowList
      label="Accounts of the pack"
      name="member"
      count={refs.length}
      styles={styles}
      head={memberColumns.map(({ key, title, sort }) => (
        <div
          key={key}
          role="columnheader"
          aria-sort={sort === undefined ? undefined : ariaSort(order, sort)}
          className={cx(cellClass, styles[key])}
        >
          {sort === undefined ? (
            title
          ) : (
            <SortButton
              column={sort}
              order={order}
              descendingFirst={accountsDescendingFirst}
              onSort={onSort}
              inGrid
            >
              {title}
            </SortButton>
          )}
        </div>
      ))}
      headColumn={STATUS_COLUMN}
      scrollKey={scrollKey}
      onOpen={(row) => {
        const ref = refs[row];
        if (ref !== undefined) onOpen(rowAt(ref).accountId);
      }}
    >
      {({ id, row, top, isFocused }) => {
        const member = rowAt(refs[row] ?? 0);
        return (
          <Member
            member={member}
            hasAllAccounts={hasAllAccounts}
            id={id}
            row={row}
            top={top}
            isFocused={isFocused}
            isOpen={member.accountId === openAccount}
            nowMs={nowMs}
          />
        );
      }}
    </RowList>
  );
}

// Memoised by hand: while scrolling only the rows that come into view may render, and a list is where the compiler stops.
const Member = memo(function Member({
  member,
  hasAllAccounts,
  isOpen,
  nowMs,
  ...spot
}: RowSpot & {
  member: MemberRow;
  hasAllAccounts: boolean;
  isOpen: boolean;
  nowMs: number;
}) {
  const { word, tone } = cellLabels[cellFilterOf(member.code)];
  const isInactive = member.state !== undefined && member.state !== "ACTIVE";
  return (
    <ListRow spot={spot} isOpen={isOpen} styles={styles}>
      <AccountCells
        account={member}
        isInactive={isInactive}
        hasAllAccounts={hasAllAccounts}
        styles={styles}
      />
      <div role="gridcell" className={cx(cellClass, styles.status)}>
        <StatusMark tone={tone}>{word}</StatusMark>
      </div>
      <div role="gridcell" className={cx(cellClass, styles.compliance, "text-12")}>
        <ComplianceMark compliance={member.compliance} />
      </div>
      <div
        role="gridcell"
        title={member.errorCode}
        className={cx(cellClass, styles.code, "truncate font-mono text-12")}
      >
        {member.errorCode}
      </div>
      <div
        role="gridcell"
        title={member.errorMessage}
        className={cx(cellClass, styles.message, "truncate text-12 text-ink-quiet")}
      >
        {member.errorMessage}
      </div>
      <div role="gridcell" className={cx(cellClass, styles.updated, "text-12 text-ink-quiet tabular-nums")}>
        {member.updatedAt > 0 && formatRelative(member.updatedAt, nowMs)}
      </div>
    </ListRow>
  );
});
