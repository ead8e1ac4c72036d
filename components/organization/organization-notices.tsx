"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Banner } from "@/components/ui/status/banner";
import { ExternalLink } from "@/components/ui/external-link";
import { countOf } from "@/lib/format/count";
import type { Snapshot } from "@/lib/inventory/snapshot/snapshot";
import { displayName } from "@/lib/organizations/ancestry";
import { findDisagreements } from "@/lib/security-hub/governance/inheritance";
import { startCentralCommand } from "@/lib/security-hub/cli-command";
import { CopyBlock } from "@/components/ui/copy-block";
import { progressInWords } from "../inventory/collection-status";
import { CspmPolicyNotice } from "../inventory/cspm-policy-notice";
import { LinkedRegionsNotice } from "../inventory/linked-regions-notice";
import { CallerNotice } from "../inventory/caller-notice";
import type { ProgressFeed } from "../inventory/use-collection-progress";

const START_CENTRAL_URL =
  "https://docs.aws.amazon.com/securityhub/latest/userguide/start-central-configuration.html";

/** What is true of everything in the tree: how it is configured, who looks, what is missing, what contradicts itself. */
export function OrganizationNotices({
  snapshot,
  feed,
  following,
}: {
  snapshot: Snapshot;
  feed: ProgressFeed;
  /** Whether an assignment is being followed: until it has settled, answers older and newer than it stand side by side. */
  following: boolean;
}) {
  const { meta, tree, governance } = snapshot;
  const local = meta.configuration?.configurationType === "LOCAL";
  const disagreements =
    local || following || !meta.complete
      ? []
      : findDisagreements(tree, governance, delegatedAdministrators(snapshot));
  const first = disagreements[0];
  return (
    <DockedNotices>
      {feed.progress.state === "failed" && feed.progress.failure && (
        <FailureNotice failure={feed.progress.failure} />
      )}
      {!meta.complete && (
        <Banner kind="info" title="Still reading.">
          {progressInWords(feed.progress)}. What is shown is true; more accounts and associations follow, and
          the numbers grow until then.
        </Banner>
      )}
      <CallerNotice meta={meta} />
      <LinkedRegionsNotice meta={meta} />
      <CspmPolicyNotice snapshot={snapshot} />
      {local && (
        <Banner kind="warning" title="This organization uses local configuration.">
          Each account configures Security Hub separately in each Region. No configuration policy is in
          effect. To govern accounts from here, the delegated administrator switches the organization to
          central configuration in the home Region.{" "}
          <ExternalLink href={START_CENTRAL_URL}>How to start central configuration</ExternalLink>
          <details className="mt-1">
            <summary className="w-fit cursor-pointer text-12 text-ink-quiet hover:text-ink">
              The command that switches it
            </summary>
            <div className="mt-1 max-w-2xl">
              <CopyBlock
                label="AWS CLI command"
                text={startCentralCommand(meta.findingAggregator?.homeRegion ?? meta.caller.region)}
              />
            </div>
          </details>
        </Banner>
      )}
      {meta.configuration?.configurationType === "CENTRAL" && meta.configuration.status !== "ENABLED" && (
        <Banner
          kind={meta.configuration.status === "FAILED" ? "danger" : "info"}
          title={`Central configuration is ${meta.configuration.status}.`}
        >
          {meta.configuration.statusMessage ?? "AWS has not finished switching the organization."}
        </Banner>
      )}
      {meta.configuration?.memberAccountLimitReached && (
        <Banner kind="warning" title="The member account limit is reached.">
          Security Hub administers at most 10,000 member accounts; further accounts are not governed.
        </Banner>
      )}
      <MissingPartsNotice missingParts={meta.missingParts} />
      {first !== undefined && (
        <Banner
          kind="warning"
          title={`${countOf(disagreements.length, "target differs", "targets differ")} from the inheritance rules.`}
        >
          AWS reports a configuration that differs from the closest association above, first for{" "}
          {displayName(tree, first.node)}. This happens while AWS evaluates a move or a change. If it
          persists, retry the association of the OU.
        </Banner>
      )}
    </DockedNotices>
  );
}

function delegatedAdministrators({ meta }: Snapshot): ReadonlySet<string> {
  return new Set(meta.delegatedAdministrators.map(({ id }) => id));
}
