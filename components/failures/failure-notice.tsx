"use client";

import { Banner } from "@/components/ui/status/banner";
import type { Failure } from "@/lib/core/failure";
import { AwsOriginLine } from "./aws-origin-line";
import { CodeText } from "./code-text";
import { FailureText } from "./failure-text";
import { guidanceFor } from "./guidance-for";
import { RetryControls } from "./retry-controls";

/** Above data that stays although reading it again failed, or beside a form whose submission did. */
export function FailureNotice({
  failure,
  consequence,
  onRetry,
}: {
  failure: Failure;
  /** What it means here, when that is more than the error code says: `What is below was read before.` */
  consequence?: string;
  onRetry?: () => void;
}) {
  const { title, meaning, steps } = guidanceFor(failure);
  return (
    <Banner
      kind={failure.code === "throttled" ? "info" : "danger"}
      title={`${title}.`}
      action={onRetry !== undefined && <RetryControls failure={failure} onRetry={onRetry} />}
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
