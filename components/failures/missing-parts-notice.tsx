"use client";

import type { ReactNode } from "react";
import { later } from "@/components/ui/later/later";
import { Banner } from "@/components/ui/status/banner";
import { type MissingPart, partLabel } from "@/lib/core/missing-part";
import { countOf } from "@/lib/format/count";

const MissingPartList = later(async () => (await import("./missing-part-list")).MissingPartList);

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
        <MissingPartList missingParts={missingParts} />
      </details>
    </Banner>
  );
}
