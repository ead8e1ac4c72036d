import { CodeText } from "./code-text";
import { AwsOriginLine } from "./aws-origin-line";
import { FailureText } from "./failure-text";
import { guidanceFor, isAboutConnection } from "./guidance/guidance-for";
import { RefreshControls } from "./refresh-controls";
import { RetryControls } from "./retry-controls";
import { StatusIcon } from "../ui/status/status-mark";
import type { Failure } from "@/lib/core/failure";

/**
 * In place of what could not be had: what happened, what it means, what to do. Without `onRetry` the page is read again. For
 * what the server renders; the browser's own is `ClientFailurePanel`.
 */
export function FailurePanel({ failure, onRetry }: { failure: Failure; onRetry?: () => void }) {
  const { title, meaning, steps, again } = guidanceFor(failure);
  const labels = { again, isAboutConnection: isAboutConnection(failure) };
  const fields = failure.code === "invalid-input" ? Object.entries(failure.fields) : [];
  return (
    <section role="alert" className="mx-auto grid w-full max-w-2xl gap-4 px-4 py-12">
      <div className="grid gap-1.5">
        <h2 className="flex items-center gap-2 text-16 font-semibold">
          <StatusIcon
            tone={failure.code === "throttled" ? "pending" : "failed"}
            className={iconStyle(failure)}
          />
          {title}
        </h2>
        <div className="text-14 text-pretty break-words">
          <FailureText message={failure.message} />
        </div>
        <p className="text-13 text-pretty text-ink-quiet">{meaning}</p>
      </div>
      {fields.length > 0 && (
        <dl className="grid gap-1 text-13">
          {fields.map(([field, problems]) => (
            <div key={field} className="flex flex-wrap gap-x-2">
              <dt className="font-mono text-12 leading-5 text-ink-quiet">{field}</dt>
              <dd>{problems.join(" ")}</dd>
            </div>
          ))}
        </dl>
      )}
      {steps.length > 0 && (
        <div className="grid gap-1.5 border-t pt-3">
          <h3 className="text-12 font-medium text-ink-quiet">What to do</h3>
          <ol className="grid list-decimal gap-1 pl-5 text-13 text-pretty marker:text-ink-quiet">
            {steps.map((step) => (
              <li key={step}>
                <CodeText>{step}</CodeText>
              </li>
            ))}
          </ol>
        </div>
      )}
      {onRetry === undefined ? (
        <RefreshControls {...labels} failure={failure} />
      ) : (
        <RetryControls {...labels} failure={failure} onRetry={onRetry} />
      )}
      <AwsOriginLine failure={failure} />
    </section>
  );
}

function iconStyle({ code }: Failure): string {
  return code === "throttled" ? "shrink-0 text-pending" : "shrink-0 text-failed";
}
