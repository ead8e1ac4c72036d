import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "../cx";

const kinds = {
  info: { icon: Info, box: "bg-surface-sunken", mark: "text-ink-quiet" },
  warning: { icon: TriangleAlert, box: "bg-stuck-soft", mark: "text-stuck" },
  danger: { icon: CircleAlert, box: "bg-failed-soft", mark: "text-failed" },
} as const;

/** Something true about everything below it. Appearing after an action, it is announced. */
export function Banner({
  kind = "info",
  title,
  action,
  className,
  children,
}: {
  kind?: keyof typeof kinds;
  title?: string;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const { icon: Icon, box, mark } = kinds[kind];
  return (
    <div role={kind === "danger" ? "alert" : "status"} className={cx("banner", box, className)}>
      <Icon aria-hidden="true" className={cx("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1 basis-52 text-pretty">
        {title !== undefined && <strong className="mr-1.5 font-semibold">{title}</strong>}
        {children}
      </div>
      {action !== undefined && <div className="flex gap-2">{action}</div>}
    </div>
  );
}
