"use client";

import { useQuery } from "@tanstack/react-query";
import { GitCompare } from "lucide-react";
import { CollectionStatus } from "@/components/inventory/collection-status";
import { useAddress } from "@/components/ui/address/use-address";
import { Combobox } from "@/components/ui/menu/combobox";
import { EmptyState } from "@/components/ui/status/empty-state";
import { IdentityMark } from "@/components/ui/status/identity-mark";
import { Skeleton } from "@/components/ui/status/skeleton";
import { newestPolicyChange } from "@/lib/inventory/snapshot/newest-change";
import type { PolicyEntry, PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { policiesQueries } from "@/lib/security-hub/policies/client/queries";
import { CompareTable } from "./compare-table";
import { PoliciesBoundary } from "../policies-boundary";
import { compareParsers } from "@/components/inventory/addresses/policies-address";
import { type FirstPolicies, type Policies, usePolicies } from "../use-policies";

/** Two configuration policies side by side. */
export function CompareScreen({ first }: { first: FirstPolicies }) {
  const policies = usePolicies(first);
  return (
    <PoliciesBoundary policies={policies}>
      {(overview) => <Comparison overview={overview} policies={policies} />}
    </PoliciesBoundary>
  );
}

function Comparison({ overview, policies }: { overview: PolicyOverview; policies: Policies }) {
  const [params, setParams] = useAddress(compareParsers, { clearOnDefault: true });
  const catalogue = useQuery(policiesQueries.catalogue());
  const one = overview.policies.find(({ summary }) => summary.id === params.a);
  const other = overview.policies.find(({ summary }) => summary.id === params.b);
  return (
    <>
      <div className="flex flex-wrap items-end gap-3 border-b px-4 py-2">
        <div className="grid min-w-0 flex-1 grid-cols-2 gap-3 max-sm:basis-full sm:max-w-2xl">
          <Choice label="Policy A" overview={overview} value={one} onChange={(a) => void setParams({ a })} />
          <Choice
            label="Policy B"
            overview={overview}
            value={other}
            onChange={(b) => void setParams({ b })}
          />
        </div>
        <CollectionStatus
          takenAt={overview.meta.takenAt}
          changedAt={newestPolicyChange(overview)}
          feed={policies.feed}
        />
      </div>
      {one === undefined || other === undefined ? (
        <EmptyState icon={<GitCompare />} title="Choose two policies">
          What they configure is put side by side, with what differs marked, and how many accounts each
          governs.
        </EmptyState>
      ) : one.detail === undefined || other.detail === undefined ? (
        <div className="p-4">
          {one.failure === undefined && other.failure === undefined ? (
            <Skeleton className="h-48" />
          ) : (
            <p className="text-13 text-ink-quiet">
              What {one.failure === undefined ? other.summary.name : one.summary.name} configures could not be
              read. The reason is shown above.
            </p>
          )}
        </div>
      ) : (
        <CompareTable
          one={{ ...one, detail: one.detail }}
          other={{ ...other, detail: other.detail }}
          catalogue={catalogue.data ?? undefined}
          all={params.all}
          onAll={(all) => void setParams({ all })}
        />
      )}
    </>
  );
}

function Choice({
  label,
  overview,
  value,
  onChange,
}: {
  label: string;
  overview: PolicyOverview;
  value: PolicyEntry | undefined;
  onChange: (id: string) => void;
}) {
  return (
    <Combobox
      label={label}
      options={overview.policies.toSorted(byName).map(({ summary, identity }) => ({
        value: String(summary.id),
        label: summary.name,
        icon: <IdentityMark identity={identity} />,
      }))}
      value={value?.summary.id}
      onChange={onChange}
    />
  );
}

function byName(one: PolicyEntry, other: PolicyEntry): number {
  return one.summary.name.localeCompare(other.summary.name, "en");
}
