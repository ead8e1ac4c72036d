import { AwsOriginLine } from "@/components/failures/aws-origin-line";
import { CodeText } from "@/components/failures/code-text";
import { FailureText } from "@/components/failures/failure-text";
import { RunLink, runOf } from "@/components/failures/run-link";
import { Banner } from "@/components/ui/status/banner";
import { TextLink } from "@/components/ui/text-link";
import type { Failure } from "@/lib/core/failure";
import { configurationGuidance } from "./configuration-guidance";

/** Why AWS did not take the change, in its own words, what that means and what to do. */
export function ConfigurationFailure({ failure }: { failure: Failure }) {
  const { title, meaning, steps } = configurationGuidance(failure);
  const run = runOf(failure);
  const fields = failure.code === "invalid-input" ? Object.entries(failure.fields) : [];
  return (
    <Banner
      kind={run === undefined ? "danger" : "warning"}
      title={`${title}.`}
      className="rounded-control border"
    >
      <FailureText message={failure.message} /> <CodeText>{meaning}</CodeText>
      <ul className="my-1.5 grid list-disc gap-1 pl-5">
        {fields.map(([field, problems]) => (
          <li key={field}>
            <span className="font-mono text-12">{field}</span>: {problems.join(" ")}
          </li>
        ))}
        {steps.map((step) => (
          <li key={step}>
            <CodeText>{step}</CodeText>
          </li>
        ))}
      </ul>
      <AwsOriginLine failure={failure} />
      <p className="mt-1 text-12">
        {run === undefined ? (
          <TextLink href="/connection">Check the connection</TextLink>
        ) : (
          <RunLink run={run} />
        )}
      </p>
    </Banner>
  );
}
