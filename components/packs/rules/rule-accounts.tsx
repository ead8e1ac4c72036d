"use client";

import { memo } from "react";
import { cellClass, ListRow, RowList, type RowSpot } from "@/components/ui/rows/row-list";
import { cx } from "@/components/ui/cx";
import type { FailingAccount } from "@/lib/aws-config/compliance/table/pack-rules";
import { countOf } from "@/lib/format/count";
import { AccountCells } from "../status/account-cells";
import styles from "./rule-accounts.module.css";

/** An account that fails a rule, with where it is. */
export interface RuleAccount extends FailingAccount {
  readonly name: string;
  /** Undefined where the organization's tree does not hold it. */
  readonly path: string | undefined;
  readonly isInactive: boolean;
}

/** The accounts that fail a rule; Enter or a click opens the resources of one. */
export function RuleAccounts({
  accounts,
  hasAllAccounts,
  openAccount,
  scrollKey,
  onOpen,
}: {
  accounts: readonly RuleAccount[];
  hasAllAccounts: boolean;
  openAccount: string | null;
  scrollKey: string;
  onOpen: (accountId: string) => void;
}) {
  return (
    <RowList
      label="Accounts that fail the rule"
      name="failing"
      count={accounts.length}
      styles={styles}
      head={
        <>
          <div role="columnheader" className={cellClass}>
            Account
          </div>
          <div role="columnheader" className={cx(cellClass, styles.id)}>
            Id
          </div>
          <div role="columnheader" className={cx(cellClass, styles.path)}>
            OU
          </div>
          <div role="columnheader" className={cellClass}>
            Failing resources
          </div>
        </>
      }
      scrollKey={scrollKey}
      onOpen={(row) => {
        const account = accounts[row];
        if (account !== undefined) onOpen(account.accountId);
      }}
    >
      {({ id, row, top, isFocused }) => {
        const account = accounts[row];
        if (account === undefined) return null;
        return (
          <Failing
            account={account}
            hasAllAccounts={hasAllAccounts}
            isOpen={account.accountId === openAccount}
            id={id}
            row={row}
            top={top}
            isFocused={isFocused}
          />
        );
      }}
    </RowList>
  );
}

// Memoised by hand: while scrolling only the rows that come into view may render, and a list is where the compiler stops.
const Failing = memo(function Failing({
  account,
  hasAllAccounts,
  isOpen,
  ...spot
}: RowSpot & { account: RuleAccount; hasAllAccounts: boolean; isOpen: boolean }) {
  return (
    <ListRow spot={spot} isOpen={isOpen} styles={styles}>
      <AccountCells
        account={account}
        isInactive={account.isInactive}
        hasAllAccounts={hasAllAccounts}
        styles={styles}
      />
      <div role="gridcell" className={cx(cellClass, "text-12 text-failed tabular-nums")}>
        {resourcesInWords(account)}
      </div>
    </ListRow>
  );
});

/** `more than 25 resources`, `1 resource`, or that AWS gives no number. */
export function resourcesInWords({
  resources,
  isCapped,
}: Pick<FailingAccount, "resources" | "isCapped">): string {
  if (resources === undefined) return "not counted";
  return `${isCapped ? "more than " : ""}${countOf(resources, "resource")}`;
}
