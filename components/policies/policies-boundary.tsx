"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { Landmark } from "lucide-react";
import type { ReactNode } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { FirstCollection } from "@/components/inventory/first-collection";
import { CallerNotice } from "@/components/inventory/caller-notice";
import { Banner } from "@/components/ui/status/banner";
import { EmptyState } from "@/components/ui/status/empty-state";
import { ExternalLink } from "@/components/ui/external-link";
import { TextLink } from "@/components/ui/text-link";
import type { MissingPart } from "@/lib/core/missing-part";
import type { PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import type { Policies } from "./use-policies";

const CENTRAL_URL =
  "https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html";

/** Draws a page of policies where there are any to draw, and what keeps it from it otherwise. */
export function PoliciesBoundary({
  policies,
  children,
}: {
  policies: Policies;
  children: (overview: PolicyOverview) => ReactNode;
}) {
  const { overview, feed, failure, reload } = policies;
  if (overview === undefined) {
    if (failure !== undefined) return <ClientFailurePanel failure={failure} onRetry={reload} />;
    return <FirstCollection feed={feed} />;
  }
  const { meta } = overview;
  const unlisted = meta.missingParts.find(({ part }) => part === "configuration-policies");
  const isLocal = meta.configuration?.configurationType === "LOCAL";
  const isListed = !isLocal && (unlisted === undefined || overview.policies.length > 0);
  return (
    <>
      <DockedNotices>
        {failure !== undefined && (
          <FailureNotice failure={failure} consequence="What is shown was read before." onRetry={reload} />
        )}
        {feed.progress.state === "failed" && feed.progress.failure && (
          <FailureNotice failure={feed.progress.failure} />
        )}
        <CallerNotice meta={meta} />
        <CentralNotice overview={overview} />
        {isListed && <MissingPartsNotice missingParts={missingIn(overview)} />}
      </DockedNotices>
      {isLocal ? (
        <LocalConfiguration />
      ) : unlisted !== undefined && !isListed ? (
        <ClientFailurePanel failure={unlisted.failure} />
      ) : (
        children(overview)
      )}
    </>
  );
}

/** The missing parts that matter to policies, and the policies that AWS did not return. */
function missingIn({ meta, policies }: PolicyOverview): readonly MissingPart[] {
  return [
    ...meta.missingParts,
    ...policies.flatMap(({ summary, failure }) =>
      failure === undefined ? [] : { part: "policy-settings" as const, of: summary.name, failure },
    ),
  ];
}

function CentralNotice({ overview: { meta } }: { overview: PolicyOverview }) {
  const { configuration } = meta;
  if (configuration?.configurationType !== "CENTRAL" || configuration.status === "ENABLED") return null;
  return (
    <Banner
      kind={configuration.status === "FAILED" ? "danger" : "info"}
      title={`Central configuration is ${configuration.status}.`}
    >
      {configuration.statusMessage ?? "AWS has not finished switching the organization."}
    </Banner>
  );
}

function LocalConfiguration() {
  return (
    <EmptyState icon={<Landmark />} title="This organization uses local configuration">
      <p>
        Configuration policies need central configuration. Under local configuration, each account configures
        Security Hub separately in each Region. The delegated administrator switches on in the home Region;{" "}
        <TextLink href="/organization">the organization page</TextLink> has the command.{" "}
        <ExternalLink href={CENTRAL_URL}>About central configuration</ExternalLink>
      </p>
    </EmptyState>
  );
}
