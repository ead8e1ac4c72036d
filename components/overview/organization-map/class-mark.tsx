import { cx } from "@/components/ui/cx";
import { identityClass } from "@/components/ui/status/identity";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { toneFill, toneText } from "@/components/ui/status/tone";
import type { ClassLook, ClassPattern } from "./class-looks";

const swatchPatterns = {
  hatched: "hatched bg-surface-sunken",
  crossed: "crossed bg-surface-sunken",
  dotted: "dotted bg-surface-sunken",
} as const satisfies Record<ClassPattern, string>;

/** The sign of a class as the map colours it: a square, with the shape of the state where it is one. */
export function ClassSwatch({ look: { colour, pattern } }: { look: ClassLook }) {
  if ("identity" in colour) {
    return (
      <span
        aria-hidden="true"
        className={cx("size-2.5 shrink-0 rounded-[2px] bg-identity", identityClass(colour.identity))}
      />
    );
  }
  return (
    <>
      <span
        aria-hidden="true"
        className={cx(
          "size-2.5 shrink-0 rounded-[2px]",
          pattern === undefined ? toneFill[colour.tone] : [toneText[colour.tone], swatchPatterns[pattern]],
        )}
      />
      <StatusIcon tone={colour.tone} className={cx("-ml-0.5 size-3 shrink-0", toneText[colour.tone])} />
    </>
  );
}

/** A class by its sign and its name, behind the number of its accounts. */
export function ClassMark({ look, count }: { look: ClassLook; count?: string }) {
  return (
    <span className="inline-flex max-w-full shrink-0 items-center gap-1.5 whitespace-nowrap">
      <ClassSwatch look={look} />
      {count !== undefined && <span className="tabular-nums">{count}</span>}
      <span className="truncate text-ink-quiet">{look.label}</span>
    </span>
  );
}
