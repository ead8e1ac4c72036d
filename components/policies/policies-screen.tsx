"use client";

import { PermittedLinkButton } from "@/components/frame/permitted-button";
import { DockedNotices } from "@/components/ui/notice-dock";
import { useQuery } from "@tanstack/react-query";
import { FileSliders, GitCompare, ListChecks, Plus } from "lucide-react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { CollectionStatus } from "@/components/inventory/collection-status";
import { useAddress } from "@/components/ui/address/use-address";
import { Button } from "@/components/ui/button";
import { FigureDefinitions } from "@/components/ui/panel/figure-definitions";
import { EmptyState } from "@/components/ui/status/empty-state";
import { ViewsMenu } from "@/components/inventory/views/views-menu";
import { ExportMenu } from "@/components/ui/export-menu";
import { LinkButton } from "@/components/ui/link-button";
import { Meter } from "@/components/ui/status/meter";
import { RelativeTime } from "@/components/ui/relative-time";
import { SortMenu } from "@/components/ui/rows/sort-menu";
import { orderOf, type WrittenOrder } from "@/components/ui/rows/sort-order";
import { SearchField } from "@/components/ui/field/search-field";
import { Toolbar } from "@/components/ui/panel/toolbar";
import { newestPolicyChange } from "@/lib/inventory/snapshot/newest-change";
import type { PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { policyDefinitions } from "@/lib/security-hub/figure-definitions";
import { policiesQueries } from "@/lib/security-hub/policies/client/queries";
import { POLICY_LIMIT } from "@/lib/security-hub/policies/rules";
import { compareLink } from "../inventory/addresses/policy-links";
import { PoliciesBoundary } from "./policies-boundary";
import { policyExportQuery } from "./export-query";
import { PoliciesTable, policyColumns } from "./policies-table";
import { listedPolicies } from "./policy-order";
import {
  policiesDescendingFirst,
  policyListParsers,
  type PolicySort,
} from "../inventory/addresses/policies-address";
import { type FirstPolicies, usePolicies, type Policies } from "./use-policies";

/** All configuration policies. */
export function PoliciesScreen({ first }: { first: FirstPolicies }) {
  const policies = usePolicies(first);
  return (
    <PoliciesBoundary policies={policies}>
      {(overview) => <PolicyList overview={overview} policies={policies} />}
    </PoliciesBoundary>
  );
}

function PolicyList({ overview, policies }: { overview: PolicyOverview; policies: Policies }) {
  const catalogue = useQuery(policiesQueries.catalogue());
  const [params, setParams] = useAddress(policyListParsers, { clearOnDefault: true });
  const { q, chosen } = params;
  const order = orderOf(params, policiesDescendingFirst);
  const entries = listedPolicies(overview.policies, params);
  const isFiltered = q.trim() !== "";
  const known = chosen.filter((id) => overview.policies.some(({ summary }) => summary.id === id));
  const sortBy = (next: WrittenOrder<PolicySort>) => void setParams(next);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1.5">
        <Meter
          label="Configuration policies"
          value={overview.policies.length}
          max={POLICY_LIMIT}
          unit={{ phrase: "policies used" }}
          tone={overview.policies.length >= POLICY_LIMIT ? "stuck" : "pending"}
          className="w-72 max-w-full"
        />
        <FigureDefinitions definitions={policyDefinitions} />
        <CollectionStatus
          takenAt={overview.meta.takenAt}
          changedAt={newestPolicyChange(overview)}
          feed={policies.feed}
        />
      </div>
      <Toolbar label="Policies">
        <SearchField
          label="Filter by name, description or id"
          value={q}
          onChange={(next) => void setParams({ q: next })}
          className="w-full sm:w-64"
        />
        <PermittedLinkButton permission="policy:write" variant="primary" href="/policies/new">
          <Plus aria-hidden="true" />
          New policy
        </PermittedLinkButton>
        <LinkButton href="/policies/standards">
          <ListChecks aria-hidden="true" />
          Standards
        </LinkButton>
        <CompareButton chosen={known} />
        <span className="ml-auto flex items-center gap-1">
          {catalogue.data && (
            <span className="mr-1 text-12 text-ink-quiet max-lg:hidden">
              standards and controls as of <RelativeTime at={catalogue.data.readAt} />
            </span>
          )}
          <SortMenu
            columns={policyColumns}
            order={order}
            descendingFirst={policiesDescendingFirst}
            onSort={sortBy}
            className="xl:hidden"
          />
          <ViewsMenu page="/policies" />
          <ExportMenu
            href="/api/policies/export"
            params={() => policyExportQuery({ rows: "policies", ...params })}
            everything="Policies"
            isFiltered={isFiltered}
          />
        </span>
      </Toolbar>
      <DockedNotices>
        {catalogue.error && (
          <FailureNotice
            failure={catalogue.error.failure}
            consequence="Controls are counted by the lists of the policies alone."
            onRetry={() => void catalogue.refetch()}
          />
        )}
        {catalogue.data && <MissingPartsNotice missingParts={catalogue.data.missingParts} />}
      </DockedNotices>
      {overview.policies.length === 0 && (
        <EmptyState icon={<FileSliders />} title="No configuration policy yet" className="py-8">
          A policy says whether Security Hub is on, which standards it checks and which controls. It governs
          the accounts it is applied to, and everything below an OU. Create one, then assign it on the
          organization page.
        </EmptyState>
      )}
      {isFiltered && entries.length === 0 && (
        <EmptyState
          title="No policy matches"
          className="py-8"
          action={<Button onClick={() => void setParams({ q: null })}>Clear the filter</Button>}
        >
          No configuration policy has all of these words in its name, description or id.
        </EmptyState>
      )}
      <PoliciesTable
        overview={overview}
        catalogue={catalogue.data ?? undefined}
        entries={entries}
        isFiltered={isFiltered}
        order={order}
        onSort={sortBy}
        chosen={known}
        onChoose={(id, isChosen) =>
          // Two are compared: a third takes the place of the one chosen first.
          void setParams({
            chosen: isChosen ? [...known, id].slice(-2) : known.filter((each) => each !== id),
          })
        }
      />
    </>
  );
}

function CompareButton({ chosen }: { chosen: readonly string[] }) {
  const [a, b] = chosen;
  if (a === undefined || b === undefined) {
    return (
      <span className="text-12 text-ink-quiet">
        {a === undefined ? "Select two to compare them." : "Select one more to compare."}
      </span>
    );
  }
  return (
    <LinkButton href={compareLink(a, b)}>
      <GitCompare aria-hidden="true" />
      Compare the two
    </LinkButton>
  );
}
