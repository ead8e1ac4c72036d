import type { ReactNode } from "react";
import { Banner } from "@/components/ui/status/banner";
import { type MissingPart, partLabel } from "@/lib/core/missing-part";
import { countOf } from "@/lib/format/count";
import { AwsOriginLine } from "./aws-origin-line";
import { FailureText } from "./failure-text";
import { guidanceFor } from "./guidance-for";

/** Says which parts of what is below are missing, and why. Draws nothing when nothing is. */
export function MissingPartsNotice({
  missingParts,
  action,
}: {
  missingParts: readonly MissingPart[];
  action?: ReactNode;
}) {
  const [first] = missingParts;
  if (first === undefined) return null;
  const title =
    missingParts.length === 1
      ? `Not everything could be read: ${partLabel(first)}.`
      : `${countOf(missingParts.length, "part")} could not be read.`;
  return (
    <Banner kind="warning" title={title} action={action}>
      What is shown is true, but not complete.
      <details className="mt-1">
        <summary className="w-fit cursor-pointer rounded-[2px] text-12 text-ink-quiet hover:text-ink">
          What is missing, and why
        </summary>
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
      </details>
    </Banner>
  );
}
