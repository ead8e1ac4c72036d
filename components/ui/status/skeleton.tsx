import { cx } from "../cx";

/** Where something will stand, in its size. For what takes less than a moment, show nothing instead. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx("skeleton", className)} />;
}

/** Where another view will stand while its code or what it shows comes. */
export function ViewPlace() {
  return (
    <div aria-busy="true" aria-label="Loading" role="status" className="grid flex-1 content-start gap-3 p-4">
      <Skeleton className="w-40" />
      <Skeleton className="w-64" />
    </div>
  );
}
