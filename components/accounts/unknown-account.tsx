import { UserX } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { AccountId } from "@/lib/core/identifiers";

/** In the place of an account that the snapshot does not have: what that may mean, and the ways on. */
export function UnknownAccount({
  asked,
  readAt,
  isWhole,
}: {
  /** What stands in the address, whatever it is. */
  asked: string;
  /** When the organization was read, in epoch milliseconds; undefined where it has not been yet. */
  readAt: number | undefined;
  /** Whether every account was read: otherwise it may be there all the same. */
  isWhole: boolean;
}) {
  if (readAt === undefined) {
    return (
      <EmptyState icon={<UserX />} title="Not known yet">
        The organization is being read for the first time; this page follows by itself.
      </EmptyState>
    );
  }
  const isAccountId = AccountId.safeParse(asked).success;
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
            : "Not every account could be read, so it may be there all the same."}
        </>
      ) : (
        "An account id is twelve digits. Accounts are found by name, e-mail address or path, too."
      )}
    </EmptyState>
  );
}
