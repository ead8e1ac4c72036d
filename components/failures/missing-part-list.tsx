import { type MissingPart, partLabel } from "@/lib/core/missing-part";
import { AwsOriginLine } from "./aws-origin-line";
import { FailureText } from "./failure-text";
import { guidanceFor } from "./guidance/guidance-for";

/** What is missing, and why, part by part. */
export function MissingPartList({ missingParts }: { missingParts: readonly MissingPart[] }) {
  return (
    <ul className="mt-1 grid gap-2">
      {missingParts.map(({ failure, ...part }) => (
        <li key={partLabel(part)} className="grid gap-0.5 border-l-2 border-stuck pl-2.5">
          <span className="font-medium">{partLabel(part)}</span>
          <span>
            {guidanceFor(failure).title}: <FailureText message={failure.message} />
          </span>
          <AwsOriginLine failure={failure} />
        </li>
      ))}
    </ul>
  );
}
