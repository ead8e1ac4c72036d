import { Banner } from "@/components/ui/status/banner";
import type { SnapshotMeta } from "@/lib/inventory/snapshot/snapshot";
import { isRead } from "@/lib/inventory/snapshot/snapshot-parts";

/** Central configuration answers one account in one Region. Says so where Canopy looks from somewhere else. */
export function CallerNotice({ meta }: { meta: SnapshotMeta }) {
  const { caller, delegatedAdministrators, findingAggregator } = meta;
  const administrator = delegatedAdministrators.find(({ id }) => id === caller.accountId);
  // Where some administrators are missing, one of them may be this account.
  if (delegatedAdministrators.length > 0 && !administrator && isRead(meta, "delegated-administrators")) {
    const [named] = delegatedAdministrators;
    return (
      <Banner kind="warning" title="This account is not the delegated administrator.">
        Canopy is signed in to account {caller.accountId}. Security Hub shows and changes associations only
        for its delegated administrator{named && `, ${named.name} (${named.id})`}. Use the credentials of that
        account, or set CANOPY_ROLE_ARN to a role in it.
      </Banner>
    );
  }
  if (findingAggregator && findingAggregator.homeRegion !== caller.region) {
    return (
      <Banner kind="warning" title="This is not the home Region.">
        Canopy looks at {caller.region}; central configuration lives in {findingAggregator.homeRegion}. Set
        AWS_REGION to {findingAggregator.homeRegion} and start Canopy again.
      </Banner>
    );
  }
  return null;
}
