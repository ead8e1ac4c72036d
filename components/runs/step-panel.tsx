"use client";

import type { ReactNode } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { associationLabels, requestLabels } from "@/components/inventory/runs/run-labels";
import { Copyable } from "@/components/ui/copyable";
import { PanelFrame, PanelSection } from "@/components/ui/panel/panel-frame";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { formatCount } from "@/lib/format/count";
import type { RunStep, StepAssociation } from "@/lib/runs/run-step";
import { associationOfStep } from "@/lib/runs/run-view";

/** One target of a run: what it had and gets, its request and its association, with all of AWS's words. */
export function StepPanel({
  step,
  place,
  had,
  wanted,
  onClose,
}: {
  step: RunStep;
  /** The path of what holds the target; undefined while the organization isn't known. */
  place: string | undefined;
  had: string;
  wanted: string;
  onClose: () => void;
}) {
  const request = requestLabels[step.state];
  const { failure } = step;
  const association = associationOfStep(step);
  const label = association && associationLabels[association.status];
  return (
    <PanelFrame
      title={step.targetName}
      subtitle={place !== undefined && <p className="truncate text-12 text-ink-quiet">{place}</p>}
      onClose={onClose}
      footer={<TextLink href={`/organization?target=${step.targetId}`}>Show in the organization</TextLink>}
    >
      <PanelSection title="Change">
        <Facts>
          <Fact term="Target">
            <Copyable value={step.targetId} label="target id" />
          </Fact>
          <Fact term="Before">{had}</Fact>
          <Fact term="After">{wanted}</Fact>
        </Facts>
      </PanelSection>
      <PanelSection title="Request">
        <StatusMark tone={request.tone}>{request.word}</StatusMark>
        <Facts>
          <Fact term="Attempts">{formatCount(step.attempts)}</Fact>
          {step.calledAt !== undefined && (
            <Fact term="Sent">
              <RelativeTime at={Date.parse(step.calledAt)} />
            </Fact>
          )}
          {step.settledAt !== undefined && (
            <Fact term="Answered">
              <RelativeTime at={Date.parse(step.settledAt)} />
            </Fact>
          )}
          {step.retryAt !== undefined && (
            <Fact term="Sent again">
              <RelativeTime at={Date.parse(step.retryAt)} />
            </Fact>
          )}
          {step.awsRequestId !== undefined && (
            <Fact term="AWS request">
              <Copyable value={step.awsRequestId} label="AWS request id" />
            </Fact>
          )}
        </Facts>
        {failure && <FailureNotice failure={failure} />}
      </PanelSection>
      {association && label && (
        <PanelSection title="Association">
          <StatusMark tone={label.tone}>{label.word}</StatusMark>
          {association.message !== undefined && (
            <p className="text-13 text-pretty break-words">{association.message}</p>
          )}
          {association.unprocessed !== undefined && (
            <p className="text-12 text-pretty text-ink-quiet">
              AWS left the target unprocessed: {association.unprocessed.errorCode}{" "}
              {association.unprocessed.errorReason} Canopy asks again.
            </p>
          )}
          <p className="text-12 text-pretty text-ink-quiet">{followingInWords(association)}</p>
          {association.readAt !== undefined && (
            <p className="text-12 text-ink-quiet">
              Read from AWS <RelativeTime at={Date.parse(association.readAt)} />
            </p>
          )}
        </PanelSection>
      )}
    </PanelFrame>
  );
}

function followingInWords({ status, isFollowed, readAt }: StepAssociation): string {
  if (isFollowed) {
    return readAt === undefined
      ? "AWS hasn't been read since the request; until then the association counts as pending."
      : "Canopy reads the association until it has settled, for a day at most.";
  }
  switch (status) {
    case "PENDING":
      return "The association was still pending after a day.";
    case "CHANGED":
      return "Another configuration is applied at the target by now.";
    default:
      return "The association has settled.";
  }
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-13">{children}</dl>;
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-quiet">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
