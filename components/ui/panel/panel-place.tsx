import { Skeleton } from "../status/skeleton";

/** Where a panel will stand while its code comes, in its width. */
export function PanelPlace() {
  return (
    <aside
      aria-label="Loading"
      aria-busy="true"
      className="grid w-full shrink-0 content-start gap-3 border-l bg-surface p-4 max-lg:fixed max-lg:inset-0 max-lg:z-30 lg:w-[26rem] xl:w-[28rem]"
    >
      <Skeleton className="w-40" />
      <Skeleton className="w-64" />
    </aside>
  );
}
