"use client";

import { PermittedLinkButton } from "@/components/frame/permitted-button";
import { useQuery } from "@tanstack/react-query";
import { Copy, FileQuestion, GitCompare, Network, Pencil } from "lucide-react";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { RecentChanges } from "@/components/inventory/activity/recent-changes";
import { ObjectHistory } from "@/components/inventory/history/target-history";
import { CollectionStatus } from "@/components/inventory/collection-status";
import { useAddress } from "@/components/ui/address/use-address";
import { FigureDefinitions } from "@/components/ui/panel/figure-definitions";
import { EmptyState } from "@/components/ui/status/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/status/skeleton";
import { Tabs } from "@/components/ui/panel/tabs";
import { TextLink } from "@/components/ui/text-link";
import { formatCount } from "@/lib/format/count";
import { newestPolicyChange } from "@/lib/inventory/snapshot/newest-change";
import type { PolicyEntry, PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { policyDefinitions } from "@/lib/security-hub/figure-definitions";
import { policiesQueries } from "@/lib/security-hub/policies/client/queries";
import { settingsOf } from "@/lib/security-hub/policies/settings";
import { governedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { ControlsTable } from "./controls-table";
import { DeletePolicy } from "./delete-policy";
import { compareLink, organizationLink } from "../inventory/addresses/policy-links";
import { ParametersTable } from "./parameters-table";
import { PoliciesBoundary } from "./policies-boundary";
import { PolicyCode } from "./policy-code";
import { PolicyFacts } from "./policy-facts";
import { PolicyTargets } from "./policy-targets";
import { policyParsers, type PolicyTab } from "../inventory/addresses/policies-address";
import { type FirstPolicies, type Policies, usePolicies } from "./use-policies";

/** One configuration policy with everything it says and governs. */
export function PolicyScreen({ id, first }: { id: string; first: FirstPolicies }) {
  const policies = usePolicies(first);
  return (
    <PoliciesBoundary policies={policies}>
      {(overview) => {
        const entry = overview.policies.find(({ summary }) => summary.id === id);
        return entry === undefined ? (
          <NoSuchPolicy id={id} />
        ) : (
          <PolicyView entry={entry} overview={overview} policies={policies} />
        );
      }}
    </PoliciesBoundary>
  );
}

/** For an id that the organization has no policy of, or none any more. */
export function NoSuchPolicy({ id }: { id: string }) {
  return (
    <EmptyState icon={<FileQuestion />} title="There is no such policy">
      No configuration policy of this organization has the id{" "}
      <code className="font-mono text-12 break-all">{id}</code>. It may have been deleted.{" "}
      <TextLink href="/policies">All policies</TextLink>
    </EmptyState>
  );
}

function PolicyView({
  entry,
  overview,
  policies,
}: {
  entry: PolicyEntry;
  overview: PolicyOverview;
  policies: Policies;
}) {
  const { summary, detail, failure, affected } = entry;
  const [params, setParams] = useAddress(policyParsers, { clearOnDefault: true });
  const catalogue = useQuery(policiesQueries.catalogue());
  const settings = detail && settingsOf(detail);
  const other = overview.policies.find((each) => each.summary.id !== summary.id);

  const configured = (content: (known: NonNullable<typeof settings>) => React.ReactNode) => {
    if (settings !== undefined) return content(settings);
    return failure === undefined ? (
      <Skeleton className="my-4 h-40" />
    ) : (
      <ClientFailurePanel failure={failure} onRetry={policies.reload} />
    );
  };
  const controls = configured((known) => {
    if (!known.serviceEnabled) return <SwitchedOff />;
    if (catalogue.data) {
      return (
        <ControlsTable
          settings={known}
          catalogue={catalogue.data}
          params={params}
          onChange={(change) => void setParams(change)}
        />
      );
    }
    return catalogue.error ? (
      <ClientFailurePanel failure={catalogue.error.failure} onRetry={() => void catalogue.refetch()} />
    ) : (
      <Skeleton className="my-4 h-40" />
    );
  });
  const tabs: { value: PolicyTab; label: string; content: React.ReactNode }[] = [
    {
      value: "affected",
      label: `Affected accounts ${formatCount(governedAccounts(affected))}`,
      content: <PolicyTargets entry={entry} />,
    },
    { value: "controls", label: "Controls", content: controls },
    {
      value: "parameters",
      label: "Parameters",
      content: configured((known) =>
        known.serviceEnabled ? (
          <ParametersTable settings={known} catalogue={catalogue.data ?? undefined} />
        ) : (
          <SwitchedOff />
        ),
      ),
    },
    {
      value: "code",
      label: "As code",
      content: configured((known) => (
        <PolicyCode settings={known} region={overview.meta.caller.region} policyId={summary.id} />
      )),
    },
    {
      value: "activity",
      label: "Activity",
      content: (
        <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-3 py-4">
          <RecentChanges question={{ policy: [summary.id] }} />
          <h2 className="mt-3 text-14 font-semibold">Changes seen in AWS</h2>
          <ObjectHistory subject={summary.id} noun="policy" />
        </div>
      ),
    },
  ];
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b px-4 py-1.5">
        <PermittedLinkButton
          permission="policy:write"
          refused={entry.refusal}
          variant="primary"
          href={`/policies/${summary.id}/edit`}
        >
          <Pencil aria-hidden="true" />
          Edit
        </PermittedLinkButton>
        <PermittedLinkButton permission="association:write" href={organizationLink({ assign: summary.id })}>
          <Network aria-hidden="true" />
          Assign…
        </PermittedLinkButton>
        <PermittedLinkButton permission="policy:write" href={`/policies/new?from=${summary.id}`}>
          <Copy aria-hidden="true" />
          Duplicate
        </PermittedLinkButton>
        <LinkButton href={compareLink(summary.id, other?.summary.id ?? null)}>
          <GitCompare aria-hidden="true" />
          Compare
        </LinkButton>
        <DeletePolicy entry={entry} />
        <FigureDefinitions definitions={policyDefinitions} />
        <CollectionStatus
          takenAt={overview.meta.takenAt}
          changedAt={newestPolicyChange(overview)}
          feed={policies.feed}
        />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 px-4 py-4">
        <PolicyFacts entry={entry} settings={settings} catalogue={catalogue.data ?? undefined} />
        <Tabs
          label="About the policy"
          tabs={tabs}
          value={params.tab}
          onChange={(tab) => void setParams({ tab }, { history: "push" })}
        />
      </div>
    </>
  );
}

function SwitchedOff() {
  return (
    <EmptyState title="Security Hub is off" className="py-8">
      This policy disables Security Hub in the accounts it governs: no standard is checked and no control
      runs.
    </EmptyState>
  );
}
