import type { ReactNode } from "react";
import { cx } from "../cx";

/** Teaches: what would be here, why it is not, and the one thing to do. */
export function EmptyState({
  icon,
  title,
  children,
  action,
  className,
}: {
  icon?: ReactNode;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cx("empty-state", className)}>
      {icon !== undefined && (
        <span aria-hidden="true" className="mb-1 text-ink-faint [&>svg]:size-6 [&>svg]:stroke-[1.5]">
          {icon}
        </span>
      )}
      <h2 className="text-14 font-semibold">{title}</h2>
      <div className="text-13 text-pretty text-ink-quiet">{children}</div>
      {action !== undefined && <div className="mt-2 flex gap-2">{action}</div>}
    </div>
  );
}
