import type { ReactNode } from "react";
import { cx } from "../cx";

/** The row of controls above a list. They keep their own places in the tab order: some of them are text fields. */
export function Toolbar({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      role="group"
      aria-label={label}
      className={cx("flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b px-4 py-1.5", className)}
    >
      {children}
    </div>
  );
}
