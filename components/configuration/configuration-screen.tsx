"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { FailureNotice } from "@/components/failures/failure-notice";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { RecentChanges } from "@/components/inventory/activity/recent-changes";
import { ObjectHistory } from "@/components/inventory/history/target-history";
import { useFrame } from "@/components/frame/frame-context";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/status/skeleton";
import type { Connection } from "@/lib/connection/connection";
import { type ConfigurationReading, readingFailures } from "@/lib/security-hub/configuration/reading";
import { ORGANIZATION_SUBJECT } from "@/lib/inventory/snapshot/changes/change";
import { ConfigurationFacts } from "./configuration-facts";
import { ConfigurationForm } from "./configuration-form";
import { useConfigurationDraft } from "./configuration-draft";
import { ApprovalNotice, PlanInForm } from "@/components/inventory/plans/approval-notice";
import { WithPlan } from "@/components/inventory/plans/with-plan";
import type { PlanDetail } from "@/lib/runs/plans/plan";
import { usePlanInForm } from "./use-plan-in-form";
import { OutcomeBanner } from "./outcome-banner";
import type { RecordedConfiguration } from "./recorded-configuration";
import { useConfiguration } from "./use-configuration";
import { useBlockers } from "./use-blockers";

/** The organization's configuration: what AWS has on one side, the form that changes it on the other. */
export function ConfigurationScreen({
  recorded,
  region,
}: {
  /** Absent while there is no snapshot. */
  recorded: RecordedConfiguration | undefined;
  region: Connection["region"];
}) {
  const { connection = { region } } = useFrame();
  const query = useConfiguration(recorded?.reading);
  const { data: reading, error, isFetching, dataUpdatedAt } = query;
  if (reading === undefined) {
    return error ? (
      <ClientFailurePanel failure={error.failure} onRetry={() => void query.refetch()} />
    ) : (
      <Loading />
    );
  }
  return (
    <WithPlan>
      {(planned) => (
        <Loaded
          reading={reading}
          answeredAt={dataUpdatedAt}
          connection={connection}
          recorded={recorded}
          planned={planned}
          isFetching={isFetching}
          failures={error ? [error.failure] : readingFailures(reading)}
          onRead={() => void query.refetch()}
        />
      )}
    </WithPlan>
  );
}

function Loaded({
  reading,
  answeredAt,
  connection: seen,
  recorded,
  planned,
  isFetching,
  failures,
  onRead,
}: {
  reading: ConfigurationReading;
  answeredAt: number;
  connection: Connection;
  recorded: RecordedConfiguration | undefined;
  /** The plan that the address names. */
  planned: PlanDetail | undefined;
  isFetching: boolean;
  failures: ReturnType<typeof readingFailures>;
  onRead: () => void;
}) {
  const handle = useConfigurationDraft();
  usePlanInForm(planned, handle);
  const { configuration, findingAggregator, administrators } = reading;
  // The frame asks every few minutes; who is designated while this page is open is known from the reading.
  const connection = administrators.ok ? { ...seen, securityHubAdministrators: administrators.value } : seen;
  const current = configuration.ok ? configuration.value : undefined;
  const leaves =
    current?.configurationType === "CENTRAL" && handle.draft.choice.configurationType === "LOCAL";
  const watch = useBlockers(leaves, recorded?.blockers);
  const context = {
    connection,
    current,
    findingAggregator: findingAggregator.ok ? findingAggregator.value : undefined,
    blockers: watch.blockers,
  };
  return (
    <>
      <DockedNotices>
        {failures.map((failure) => (
          <FailureNotice key={failure.message} failure={failure} onRetry={onRead} />
        ))}
        <ApprovalNotice kind="organization-configuration" />
        {handle.draft.plan && <PlanInForm plan={handle.draft.plan} />}
        <OutcomeBanner reading={reading} answeredAt={answeredAt} handle={handle} />
      </DockedNotices>
      <div className="grid max-w-6xl gap-x-12 gap-y-8 px-4 py-5 lg:grid-cols-2">
        <section
          aria-labelledby="as-it-is"
          className="grid content-start gap-4 lg:sticky lg:top-5 lg:self-start"
        >
          <header className="flex min-h-7 flex-wrap items-center gap-x-3">
            <h2 id="as-it-is" className="text-14 font-semibold">
              Current configuration
            </h2>
            <span className="ml-auto text-12 text-ink-quiet">
              {reading.isLive ? "asked " : "collected "}
              <RelativeTime at={reading.readAt} />
            </span>
            <Button size="small" busy={isFetching} onClick={onRead}>
              Refresh
            </Button>
          </header>
          <ConfigurationFacts reading={reading} connection={connection} />
        </section>
        <section aria-labelledby="change-it" className="grid content-start gap-4">
          <header className="flex min-h-7 items-center">
            <h2 id="change-it" className="text-14 font-semibold">
              Change configuration
            </h2>
          </header>
          {configuration.ok ? (
            <ConfigurationForm
              context={context}
              watch={watch}
              handle={handle}
              accounts={recorded?.accounts}
            />
          ) : (
            <p className="max-w-xl text-13 text-pretty text-ink-quiet">
              The configuration can be changed once the present one is known: UpdateOrganizationConfiguration
              replaces all of its settings, so a change without it could switch the organization by accident.
            </p>
          )}
        </section>
        <section aria-labelledby="changes" className="grid content-start gap-3">
          <h2 id="changes" className="text-14 font-semibold">
            Changes through Canopy
          </h2>
          <RecentChanges question={{ operation: ["securityhub:UpdateOrganizationConfiguration"] }} />
        </section>
        <section aria-labelledby="seen-changes" className="grid content-start gap-3">
          <h2 id="seen-changes" className="text-14 font-semibold">
            Changes seen in AWS
          </h2>
          <ObjectHistory subject={ORGANIZATION_SUBJECT} noun="configuration" />
        </section>
      </div>
    </>
  );
}

function Loading() {
  return (
    <div className="grid max-w-6xl gap-3 px-4 py-5" role="status" aria-label="Asking AWS">
      {Array.from({ length: 8 }, (_, row) => (
        <Skeleton key={row} className={row % 2 === 0 ? "w-72" : "w-96"} />
      ))}
    </div>
  );
}
