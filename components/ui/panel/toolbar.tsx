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
    <div role="group" aria-label={label} className={cx("toolbar", className)}>
      {children}
    </div>
  );
}
