import { Skeleton } from "@/components/ui/status/skeleton";

/** Where another view will stand while its code or what it shows comes. */
export function ViewPlace() {
  return (
    <div aria-busy="true" aria-label="Loading" role="status" className="grid flex-1 content-start gap-3 p-4">
      <Skeleton className="w-40" />
      <Skeleton className="w-64" />
    </div>
  );
}
