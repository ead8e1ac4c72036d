import type { ReactNode } from "react";
import { cx } from "../cx";
import { type Tone, toneSoft, toneText } from "./tone";

/** A short fact about the thing beside it: `management account`, `home Region`, `37`. */
export function Badge({
  tone = "none",
  outlined = false,
  children,
  className,
}: {
  tone?: Tone;
  outlined?: boolean;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cx(
        "inline-flex h-4.5 items-center gap-1 rounded-chip px-1.5 text-12 font-medium whitespace-nowrap",
        toneText[tone],
        outlined ? "border" : toneSoft[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
