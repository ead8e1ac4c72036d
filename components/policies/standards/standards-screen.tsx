"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { useQuery } from "@tanstack/react-query";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { CollectionStatus } from "@/components/inventory/collection-status";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/status/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { countOf } from "@/lib/format/count";
import { newestPolicyChange } from "@/lib/inventory/snapshot/newest-change";
import type { PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { NO_POLICY_FILTER, SELF_MANAGED_FILTER } from "@/lib/security-hub/governance/governance-filter";
import { policiesQueries } from "@/lib/security-hub/policies/client/queries";
import { governedAccounts, type AffectedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import {
  standardsDescendingFirst,
  standardsParsers,
} from "@/components/inventory/addresses/policies-address";
import { useAddress } from "@/components/ui/address/use-address";
import { SortMenu } from "@/components/ui/rows/sort-menu";
import { orderOf } from "@/components/ui/rows/sort-order";
import { governedLink } from "@/components/inventory/addresses/policy-links";
import { PoliciesBoundary } from "../policies-boundary";
import { standardColumns, StandardsTable } from "./standards-table";
import { type FirstPolicies, type Policies, usePolicies } from "../use-policies";

/** Which policies enable each standard, and which do not. */
export function StandardsScreen({ first }: { first: FirstPolicies }) {
  const policies = usePolicies(first);
  return (
    <PoliciesBoundary policies={policies}>
      {(overview) => <Standards overview={overview} policies={policies} />}
    </PoliciesBoundary>
  );
}

function Standards({ overview, policies }: { overview: PolicyOverview; policies: Policies }) {
  const catalogue = useQuery(policiesQueries.catalogue());
  const [params, setParams] = useAddress(standardsParsers, { clearOnDefault: true });
  const order = orderOf(params, standardsDescendingFirst);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1.5">
        <p className="text-13 text-pretty">
          Accounts are active accounts that a configuration policy governs.
          <Undecided affected={overview.selfManaged} filter={SELF_MANAGED_FILTER} words="self-managed" />
          <Undecided affected={overview.none} filter={NO_POLICY_FILTER} words="without a policy" />
        </p>
        <SortMenu
          columns={standardColumns}
          order={order}
          descendingFirst={standardsDescendingFirst}
          onSort={(next) => void setParams(next)}
          className="lg:hidden"
        />
        <CollectionStatus
          takenAt={overview.meta.takenAt}
          changedAt={newestPolicyChange(overview)}
          feed={policies.feed}
        />
      </div>
      <DockedNotices>
        {catalogue.data && <MissingPartsNotice missingParts={catalogue.data.missingParts} />}
      </DockedNotices>
      {catalogue.data ? (
        <>
          <StandardsTable
            overview={overview}
            catalogue={catalogue.data}
            order={order}
            onSort={(next) => void setParams(next)}
          />
          <p className="px-4 py-2 text-12 text-ink-quiet">
            Standards that DescribeStandards lists in {overview.meta.caller.region}, as of{" "}
            <RelativeTime at={catalogue.data.readAt} />.
          </p>
        </>
      ) : catalogue.error ? (
        <ClientFailurePanel failure={catalogue.error.failure} onRetry={() => void catalogue.refetch()} />
      ) : (
        <Skeleton className="m-4 h-64" />
      )}
    </>
  );
}

/** Accounts for which no policy decides about standards; nothing where there are none. */
function Undecided({
  affected,
  filter,
  words,
}: {
  affected: AffectedAccounts;
  filter: string;
  words: string;
}) {
  const accounts = governedAccounts(affected);
  if (accounts === 0) return null;
  return (
    <>
      {" "}
      <TextLink look="quiet" href={governedLink(filter)}>
        {countOf(accounts, "account")} {words}
      </TextLink>{" "}
      {accounts === 1 ? "isn’t" : "aren’t"} counted here.
    </>
  );
}
