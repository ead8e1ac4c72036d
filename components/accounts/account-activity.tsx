import { RecentChanges } from "@/components/inventory/activity/recent-changes";
import type { AccountId } from "@/lib/core/identifiers";
import { AccountSection } from "./account-section";
import type { AccountView } from "./account-view";

/** The last changes through Canopy of the account and of what it inherits from. */
export function AccountActivity({
  accountId,
  view,
}: {
  accountId: AccountId;
  view: AccountView | undefined;
}) {
  const ids = view?.chain.map(({ id }) => id) ?? [];
  return (
    <AccountSection title="Changes through Canopy" aside={view && "of the account and of what is above it"}>
      <RecentChanges question={{ target: [...new Set([accountId, ...ids])] }} />
    </AccountSection>
  );
}
