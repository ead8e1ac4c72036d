import { cx } from "../cx";

/** Where something will stand, in its size. For what takes less than a moment, show nothing instead. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cx("block h-3 animate-pulse rounded-chip bg-none-soft", className)} />
  );
}
