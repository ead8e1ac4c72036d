"use client";

import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { Meter } from "@/components/ui/status/meter";
import { formatRemaining } from "@/lib/format/duration";
import { formatCount } from "@/lib/format/count";
import type { CollectionStream } from "@/lib/inventory/snapshot/progress";
import { useMutation } from "@tanstack/react-query";
import type { Dataset } from "@/lib/inventory/snapshot/dataset";
import { inventoryMutations } from "@/lib/inventory/client/mutations";
import type { ProgressFeed } from "./use-collection-progress";

const streamLabels: Readonly<
  Record<CollectionStream["name"], { readonly label: string; readonly operation: string }>
> = {
  settings: {
    label: "Who governs",
    operation: "DescribeOrganization, ListRoots, DescribeOrganizationConfiguration",
  },
  policies: { label: "Configuration policies", operation: "ListConfigurationPolicies" },
  associations: {
    label: "Associations, failed and pending first",
    operation: "ListConfigurationPolicyAssociations",
  },
  "organizational-units": { label: "OU names", operation: "ListOrganizationalUnitsForParent" },
  accounts: { label: "Accounts with their place", operation: "ListAccounts" },
  packs: { label: "Conformance packs", operation: "DescribeOrganizationConformancePacks" },
  "pack-statuses": {
    label: "Status of the packs",
    operation: "DescribeOrganizationConformancePackStatuses",
  },
  "pack-unsettled": {
    label: "Accounts in which a pack failed or is in progress",
    operation: "GetOrganizationConformancePackDetailedStatus, by status",
  },
  "pack-accounts": {
    label: "All accounts of every pack",
    operation: "GetOrganizationConformancePackDetailedStatus",
  },
  "compliance-setup": {
    label: "The aggregator and the rules of each pack",
    operation: "DescribeConfigurationAggregators, DescribeConformancePackCompliance",
  },
  "compliance-packs": {
    label: "Compliance of every pack",
    operation: "DescribeAggregateComplianceByConformancePacks",
  },
  "compliance-rules": {
    label: "Rules that accounts fail",
    operation: "DescribeAggregateComplianceByConfigRules",
  },
  "recorder-setup": { label: "The aggregator", operation: "DescribeConfigurationAggregators" },
  recorders: { label: "Configuration recorders", operation: "SelectAggregateResourceConfig" },
  "recorder-sources": {
    label: "Sources that are not collected",
    operation: "DescribeConfigurationAggregatorSourcesStatus",
  },
  "account-tags": { label: "Tags of accounts, OUs and the root", operation: "ListTagsForResource" },
};

const firstLabels: Readonly<Record<Dataset, { readonly title: string; readonly pace: string }>> = {
  organization: {
    title: "Reading the organization for the first time",
    pace: "Organizations answers twenty accounts a call and eight calls a second, so ten thousand accounts take about a minute, and Canopy stays inside these rates.",
  },
  "conformance-packs": {
    title: "Reading the conformance packs for the first time",
    pace: "AWS Config returns 100 accounts of one pack per call and publishes no rate limit. Canopy starts with ten calls a second and slows down when AWS throttles. Failed and in-progress deployments are read first.",
  },
  compliance: {
    title: "Reading compliance for the first time",
    pace: "Compliance is read through an aggregator, 100 accounts of one pack per call, after the conformance packs: both share the rate of AWS Config.",
  },
  recorders: {
    title: "Reading recorder coverage for the first time",
    pace: "Recorders are read through an aggregator, 100 per call, after the conformance packs and their compliance.",
  },
  "account-tags": {
    title: "Reading tags for the first time",
    pace: "Organizations answers the tags of one target per call, ten calls a second. Canopy uses half of that in the background, so ten thousand accounts take about 35 minutes, once a day.",
  },
};

/** There is no snapshot yet: what is being read, how far it is, and why it takes as long as it does. */
export function FirstCollection({
  feed,
  dataset = "organization",
}: {
  feed: ProgressFeed;
  dataset?: Dataset;
}) {
  const { title, pace } = firstLabels[dataset];
  const { progress } = feed;
  const again = useMutation(inventoryMutations.refresh(dataset));
  if (progress.state === "failed" && progress.failure) {
    return (
      <div className="p-4">
        <ClientFailurePanel failure={progress.failure} onRetry={() => again.mutate()} />
      </div>
    );
  }
  return (
    <section
      aria-labelledby="first-collection"
      className="mx-auto grid w-full max-w-[36rem] gap-5 px-4 py-16"
    >
      <header className="grid gap-1">
        <h2 id="first-collection" className="text-16 font-semibold">
          {title}
        </h2>
        <p className="text-13 text-pretty text-ink-quiet">
          {pace} Canopy stores what it has read, so the next start shows it immediately.
        </p>
      </header>
      {progress.streams.length === 0 ? (
        <p role="status" className="text-13 text-ink-quiet">
          Waiting for the collector to start…
        </p>
      ) : (
        <div className="grid gap-4">
          {progress.streams.map((stream) => (
            <StreamMeter key={stream.name} stream={stream} />
          ))}
        </div>
      )}
      <p role="status" className="text-12 text-ink-quiet tabular-nums">
        {progress.remainingMs !== undefined && `About ${formatRemaining(progress.remainingMs)} left. `}
        {!feed.connected && "The connection to Canopy's own server is down; trying again."}
      </p>
    </section>
  );
}

function StreamMeter({ stream }: { stream: CollectionStream }) {
  const { label, operation } = streamLabels[stream.name];
  const details = [
    `${formatCount(stream.itemsRead)} read`,
    stream.throttled > 0 && `throttled ${formatCount(stream.throttled)} times`,
    stream.state === "failed" && "failed",
  ].filter((part) => part !== false);
  return (
    <div title={operation}>
      <Meter
        label={label}
        value={stream.pagesDone}
        max={stream.state === "done" ? stream.pagesDone : stream.pagesExpected}
        unit="page"
        detail={details.join(", ")}
        tone={stream.state === "failed" ? "failed" : stream.state === "done" ? "success" : "pending"}
      />
    </div>
  );
}
