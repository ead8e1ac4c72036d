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
        "badge",
        tone !== "none" && toneText[tone],
        outlined ? "border" : tone === "none" ? "badge-filled" : toneSoft[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
