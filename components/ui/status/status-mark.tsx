import type { ReactNode } from "react";
import { cx } from "../cx";
import { type Tone, toneText, toneWord } from "./tone";
import { Mark } from "./mark";
import { toneShapes } from "./mark-shapes";

/** The shape of a tone, 14 px, in the colour of the text around it. Decorative: a word stands beside it. */
export function StatusIcon({ tone, className }: { tone: Tone; className?: string }) {
  return <Mark shape={toneShapes[tone]} {...(className !== undefined && { className })} />;
}

/**
 * A state as icon, word and tone. Success stays in the background, failed is the loudest thing on the page.
 * `detail` follows quietly, such as how long it has been so.
 */
export function StatusMark({
  tone,
  children,
  detail,
  className,
}: {
  tone: Tone;
  children: ReactNode;
  detail?: ReactNode;
  className?: string;
}) {
  return (
    <span className={cx("inline-flex min-w-0 items-center gap-1.5 align-top whitespace-nowrap", className)}>
      <StatusIcon tone={tone} className={cx("shrink-0", toneText[tone])} />
      <span className={cx("truncate", toneWord[tone])}>{children}</span>
      {detail !== undefined && <span className="truncate text-12 text-ink-quiet tabular-nums">{detail}</span>}
    </span>
  );
}
