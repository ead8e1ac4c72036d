import { lineAttributes, type MarkShape } from "./mark-shapes";

/** A shape, 14 px, in the colour of the text around it. Decorative: a word stands beside it. */
export function Mark({ shape, className }: { shape: MarkShape; className?: string }) {
  const { d, dash, cap } = lineAttributes(shape);
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" fill="none" className={className}>
      <path d={shape.fill ?? ""} fill="currentColor" />
      <path
        d={d}
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinecap={cap}
        strokeLinejoin="round"
        strokeDasharray={dash}
      />
      <path
        d={shape.cut ?? ""}
        stroke="var(--surface)"
        strokeWidth={1.7}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
