import { Breadcrumbs } from "@/components/frame/breadcrumbs";
import { Page } from "@/components/frame/page";
import { Skeleton } from "@/components/ui/status/skeleton";

/** While the database is asked for the plans. */
export default function Loading() {
  return (
    <Page scrolls={false} breadcrumbs={<Breadcrumbs trail={[{ label: "Plans" }]} />}>
      <div role="status" aria-label="Reading the plans" className="grid gap-6 px-4 py-6">
        {["w-2/3", "w-1/2", "w-3/5", "w-2/5"].map((width) => (
          <Skeleton key={width} className={width} />
        ))}
      </div>
    </Page>
  );
}
