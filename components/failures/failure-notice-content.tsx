"use client";

import { Banner } from "@/components/ui/status/banner";
import { AwsOriginLine } from "./aws-origin-line";
import { CodeText } from "./code-text";
import { FailureText } from "./failure-text";
import { guidanceFor, isAboutConnection } from "./guidance/guidance-for";
import { RetryControls } from "./retry-controls";
import { RunLink, runOf } from "./run-link";
import type { Failure } from "@/lib/core/failure";

interface FailureNoticeProps {
  readonly failure: Failure;
  /** What it means here, when that is more than the error code says: `What is below was read before.` */
  readonly consequence?: string;
  readonly onRetry?: () => void;
}

/** What a `FailureNotice` is once the guidance has come. */
export function FailureNoticeContent({ failure, consequence, onRetry }: FailureNoticeProps) {
  const { title, meaning, steps, again } = guidanceFor(failure);
  const run = runOf(failure);
  return (
    <Banner
      kind={kindOf(failure)}
      title={`${title}.`}
      action={
        run === undefined ? (
          onRetry !== undefined && (
            <RetryControls
              again={again}
              isAboutConnection={isAboutConnection(failure)}
              failure={failure}
              onRetry={onRetry}
            />
          )
        ) : (
          <RunLink run={run} />
        )
      }
    >
      <FailureText message={failure.message} /> <CodeText>{consequence ?? meaning}</CodeText>
      {(steps.length > 0 || failure.aws !== undefined || failure.code === "unexpected") && (
        <details className="mt-1">
          <summary className="w-fit cursor-pointer rounded-[2px] text-12 text-ink-quiet hover:text-ink">
            What to do
          </summary>
          <ul className="my-1 grid list-disc gap-1 pl-5">
            {steps.map((step) => (
              <li key={step}>
                <CodeText>{step}</CodeText>
              </li>
            ))}
          </ul>
          <AwsOriginLine failure={failure} />
        </details>
      )}
    </Banner>
  );
}

function kindOf(failure: Failure): "info" | "warning" | "danger" {
  if (failure.code === "throttled") return "info";
  return runOf(failure) === undefined ? "danger" : "warning";
}
