"use client";

import { FailureNotice } from "@/components/failures/failure-notice";
import { aggregatorPath } from "@/components/inventory/addresses/aggregators-address";
import { packHref } from "@/components/inventory/addresses/packs-address";
import { policyLink } from "@/components/inventory/addresses/policy-links";
import { ObjectChanges } from "@/components/inventory/changes/object-changes";
import { requestLabels } from "@/components/inventory/runs/run-labels";
import { useRunSteps } from "@/components/inventory/runs/use-run";
import { Copyable } from "@/components/ui/copyable";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { RunChange, RunSummary } from "@/lib/runs/run";
import type { ObjectStep } from "@/lib/runs/run-step";

/** The steps of a run about single objects, each with what it changes and what came of it. */
export function ObjectSteps({ run }: { run: RunSummary }) {
  const { stepAt, total, failure, refetch } = useRunSteps(run, {}, 1);
  const steps = Array.from({ length: total ?? 0 }, (_, row) => stepAt(row) ?? []).flat();
  return (
    <div className="grid content-start gap-px overflow-y-auto bg-line">
      {failure && <FailureNotice failure={failure} onRetry={refetch} />}
      {total === undefined && !failure && (
        <p role="status" className="bg-surface px-4 py-3 text-13 text-ink-quiet">
          Reading what the run changes…
        </p>
      )}
      {steps.map((step) =>
        step.kind === "association" ? null : (
          <OneStep key={step.position} step={step} change={run.changes[step.change]} />
        ),
      )}
    </div>
  );
}

function OneStep({ step, change }: { step: ObjectStep; change: RunChange | undefined }) {
  const { word, tone } = step.state === "accepted" ? carriedOut : requestLabels[step.state];
  const link = linkOf(step);
  return (
    <section aria-label={stepTitle(step, change)} className="grid gap-3 bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-14 font-semibold break-words">{stepTitle(step, change)}</h3>
        <span className="text-13">
          <StatusMark tone={tone}>{word}</StatusMark>
        </span>
        {link && (
          <TextLink href={link.href} className="text-13">
            {link.label}
          </TextLink>
        )}
      </div>
      {step.failure && <FailureNotice failure={step.failure} />}
      <ObjectChanges before={step} change={change} />
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-quiet">
        {step.calledAt !== undefined && (
          <span>
            Sent <RelativeTime at={Date.parse(step.calledAt)} />
          </span>
        )}
        {step.settledAt !== undefined && (
          <span>
            Answered <RelativeTime at={Date.parse(step.settledAt)} />
          </span>
        )}
        {step.awsRequestId !== undefined && (
          <span className="inline-flex items-center gap-1">
            AWS request <Copyable value={step.awsRequestId} label="AWS request id" />
          </span>
        )}
      </p>
    </section>
  );
}

const carriedOut = { word: "Carried out", tone: "success" } as const;

/** `Policy nist-800-53`: what a step is about. */
function stepTitle(step: ObjectStep, change: RunChange | undefined): string {
  switch (step.kind) {
    case "policy":
      return `Policy ${step.targetName}`;
    case "aggregator":
      return change?.kind === "aggregator"
        ? `Aggregator ${step.targetName} in ${change.aggregator.region}`
        : `Aggregator ${step.targetName}`;
    case "aggregator-tags":
      return `Tags of aggregator ${step.targetName}`;
    case "pack-tags":
      return `Tags of conformance pack ${step.targetName}`;
    case "configuration":
      return "Organization configuration";
    case "pack":
      return `Conformance pack ${step.targetName}`;
  }
}

/** Where the object is, if it still is. */
function linkOf(step: ObjectStep) {
  switch (step.kind) {
    case "policy": {
      const policy = step.state === "accepted" ? step.became : step.had;
      return policy === null ? undefined : ({ href: policyLink(policy.id), label: "View policy" } as const);
    }
    case "aggregator": {
      const aggregator = step.state === "accepted" ? step.became : step.had;
      return aggregator === null
        ? undefined
        : ({ href: aggregatorPath(aggregator), label: "View aggregator" } as const);
    }
    case "aggregator-tags":
      return undefined;
    case "pack-tags":
      return { href: packHref(step.targetName), label: "View pack" } as const;
    case "configuration":
      return { href: "/configuration", label: "View configuration" } as const;
    case "pack": {
      const pack = step.became ?? step.had;
      return pack === null ? undefined : ({ href: packHref(pack.name), label: "View pack" } as const);
    }
  }
}
