"use client";

import { UserX } from "lucide-react";
import { useAccess } from "@/components/frame/access-context";
import { EmptyState } from "@/components/ui/status/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { AccountId } from "@/lib/core/identifiers";
import type { DepartedAccount } from "@/lib/inventory/snapshot/snapshot";

function Departed({ account }: { account: DepartedAccount }) {
  const { name, path, configuration, lastSeenAt, missedAt } = account;
  return (
    <EmptyState
      icon={<UserX />}
      title={`${name} left the organization`}
      action={<TextLink href="/organization">All accounts</TextLink>}
    >
      Organizations listed it <RelativeTime at={lastSeenAt} /> for the last time; it has been missing since{" "}
      <RelativeTime at={missedAt} />. {path === "" ? "Its OU was not known" : `It was in ${path}`};{" "}
      {configuration === ""
        ? "no configuration policy governed it."
        : `its Security Hub configuration was ${configuration}.`}
    </EmptyState>
  );
}

/** In the place of an account that the snapshot does not have: what that may mean, and the ways on. */
export function UnknownAccount({
  asked,
  readAt,
  isWhole,
  departed,
}: {
  /** What stands in the address, whatever it is. */
  asked: string;
  /** When the organization was read, in epoch milliseconds; undefined where it has not been yet. */
  readAt: number | undefined;
  /** Whether every account was read: otherwise it may be there all the same. */
  isWhole: boolean;
  /** What was known of it, where an earlier reading had it. */
  departed?: DepartedAccount | undefined;
}) {
  const seesOwnOus = useAccess()?.seesOwnOus === true;
  if (readAt === undefined) {
    return (
      <EmptyState icon={<UserX />} title="Not known yet">
        The organization is being read for the first time; this page updates automatically.
      </EmptyState>
    );
  }
  if (departed !== undefined) return <Departed account={departed} />;
  const isAccountId = AccountId.safeParse(asked).success;
  if (isAccountId && seesOwnOus)
    return (
      <EmptyState
        icon={<UserX />}
        title="Not in your OUs"
        action={<TextLink href="/organization">Your accounts</TextLink>}
      >
        Your role is limited to OUs, and none of their accounts had this id when the organization was read,{" "}
        <RelativeTime at={readAt} />.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<UserX />}
      title={
        !isAccountId
          ? "Not an account id"
          : isWhole
            ? "Not in this organization"
            : "Not among the accounts that were read"
      }
      action={<TextLink href="/organization">All accounts</TextLink>}
    >
      {isAccountId ? (
        <>
          No account had this id when the organization was read, <RelativeTime at={readAt} />.{" "}
          {isWhole
            ? "It may have left the organization, or be newer."
            : "Not every account could be read, so it may still exist."}
        </>
      ) : (
        "An account id is twelve digits. Accounts are found by name, e-mail address or path, too."
      )}
    </EmptyState>
  );
}
