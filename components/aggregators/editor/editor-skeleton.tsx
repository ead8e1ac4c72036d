import { Skeleton } from "@/components/ui/status/skeleton";

/** The form before it is known what it starts from. */
export function EditorSkeleton() {
  return (
    <div role="status" aria-label="Reading the aggregator" className="grid gap-6 px-4 py-5">
      {[0, 1, 2].map((part) => (
        <div key={part} className="grid gap-2 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-8">
          <Skeleton className="h-5 w-28" />
          <Skeleton className="h-24 max-w-5xl" />
        </div>
      ))}
    </div>
  );
}
