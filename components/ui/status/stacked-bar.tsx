import { formatCount, partOf } from "@/lib/format/count";
import { cx } from "../cx";
import { identityClass } from "./identity";
import { type Tone, toneFill } from "./tone";

/** One part of the whole, coloured as a state or as a policy. */
export type BarSegment = { readonly label: string; readonly value: number } & (
  { readonly tone: Tone } | { readonly identity: number }
);

/** How a whole divides. Small parts keep two pixels; the same numbers stand in its text. */
export function StackedBar({
  label,
  segments,
  className,
}: {
  /** What is divided: `Accounts by status`. */
  label: string;
  segments: readonly BarSegment[];
  className?: string;
}) {
  const shown = segments.filter(({ value }) => value > 0);
  const total = shown.reduce((sum, { value }) => sum + value, 0);
  const text = shown.map((segment) => `${formatCount(segment.value)} ${segment.label}`).join(", ");
  return (
    <div
      role="img"
      aria-label={`${label}: ${text === "" ? "none" : text}`}
      className={cx("stacked-bar", className)}
    >
      {shown.map((segment) => (
        <span
          key={segment.label}
          title={`${segment.label}: ${partOf(segment.value, total)}`}
          style={{ flexGrow: segment.value }}
          className={cx("min-w-0.5 basis-0", fill(segment))}
        />
      ))}
    </div>
  );
}

function fill(segment: BarSegment): string {
  return "tone" in segment ? toneFill[segment.tone] : cx("bg-identity", identityClass(segment.identity));
}
