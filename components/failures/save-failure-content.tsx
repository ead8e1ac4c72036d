"use client";

import { AwsOriginLine } from "./aws-origin-line";
import { CodeText } from "./code-text";
import { guidanceFor } from "./guidance/guidance-for";
import { RunLink, runOf } from "./run-link";
import { sentence } from "./failure-text";
import { Banner } from "@/components/ui/status/banner";
import type { Failure } from "@/lib/core/failure";

interface SaveFailureProps {
  readonly failure: Failure;
  readonly consequence?: string | undefined;
}

/** What a `SaveFailure` is once the guidance has come. */
export function SaveFailureContent({ failure, consequence }: SaveFailureProps) {
  const { title, meaning, steps } = guidanceFor(failure);
  const run = runOf(failure);
  const fields = failure.code === "invalid-input" ? Object.entries(failure.fields) : [];
  return (
    <Banner
      kind={run === undefined ? "danger" : "warning"}
      title={`${title}.`}
      action={run !== undefined && <RunLink run={run} />}
    >
      <CodeText>{`${sentence(failure.message)} ${consequence ?? meaning}`}</CodeText>
      {fields.length > 0 && (
        <ul className="mt-1 grid gap-0.5">
          {fields.map(([field, problems]) => (
            <li key={field}>
              <span className="font-mono text-12 text-ink-quiet">{field}</span> {problems.join(" ")}
            </li>
          ))}
        </ul>
      )}
      {steps.length > 0 && (
        <ol aria-label="What to do" className="my-1 grid list-decimal gap-1 pl-5 marker:text-ink-quiet">
          {steps.map((step) => (
            <li key={step}>
              <CodeText>{step}</CodeText>
            </li>
          ))}
        </ol>
      )}
      <AwsOriginLine failure={failure} />
    </Banner>
  );
}
