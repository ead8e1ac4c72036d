"use client";

import { Banner } from "@/components/ui/status/banner";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/clock";
import { TextLink } from "@/components/ui/text-link";
import { formatDuration } from "@/lib/format/duration";
import { runPath } from "@/components/inventory/addresses/runs-address";
import type { RunId } from "@/lib/runs/run-id";
import type { ConfigurationReading } from "@/lib/security-hub/configuration/reading";
import type { ConfigurationDraftHandle } from "./configuration-draft";

function RunLink({ id }: { id: RunId | undefined }) {
  return id === undefined ? null : <TextLink href={runPath(id)}>View run</TextLink>;
}

/** What became of a change: PENDING is followed until it is ENABLED or FAILED. Draws nothing where nothing happens. */
export function OutcomeBanner({
  reading,
  answeredAt,
  handle,
}: {
  reading: ConfigurationReading;
  /** When the reading came, by this browser's clock, in epoch milliseconds. */
  answeredAt: number;
  handle: ConfigurationDraftHandle;
}) {
  const now = useNow();
  const { accepted } = handle.draft;
  if (!reading.configuration.ok) return null;
  const { configurationType, status, statusMessage } = reading.configuration.value;
  if (status === "PENDING") {
    return (
      <Banner kind="info" title={`${configurationType} is PENDING.`}>
        AWS is switching the organization. This page refreshes every two seconds.
        {accepted !== undefined &&
          now > accepted.at &&
          ` It has been ${formatDuration(now - accepted.at)} so far; three minutes are usual.`}{" "}
        <RunLink id={accepted?.runId} />
      </Banner>
    );
  }
  if (status === "FAILED") {
    return (
      <Banner kind="danger" title={`${configurationType} is FAILED.`}>
        {statusMessage ?? "AWS does not say why."} Check the requirements below, fix what is missing and send
        the change again, or choose LOCAL.
      </Banner>
    );
  }
  // An answer from before the change says nothing about it.
  if (accepted === undefined || answeredAt < accepted.at || configurationType !== accepted.type) return null;
  return (
    <Banner
      title={`The change is in effect: ${configurationType} is ENABLED.`}
      action={
        <Button size="small" onClick={handle.discard}>
          Dismiss
        </Button>
      }
    >
      {configurationType === "CENTRAL" ? (
        <>
          Accounts are governed as soon as policies are associated with them:{" "}
          <TextLink href="/organization">associate them in the tree</TextLink>.
        </>
      ) : (
        "Accounts keep the settings they have."
      )}{" "}
      <RunLink id={accepted.runId} />
    </Banner>
  );
}
