import { Skeleton } from "@/components/ui/status/skeleton";
import { OverviewPanel } from "./overview-panel";

/** Where a panel will stand while it is read, in its size. */
export function PanelPlace({ title, lines }: { title: string; lines: number }) {
  return (
    <OverviewPanel title={title}>
      <div role="status" className="grid gap-px">
        <span className="sr-only">Reading {title}</span>
        <FiguresPlace lines={lines} />
      </div>
    </OverviewPanel>
  );
}

/** Where figures will stand, line by line. */
export function FiguresPlace({ lines }: { lines: number }) {
  return Array.from({ length: lines }, (_, line) => (
    <span key={line} className="flex h-9 items-center gap-3 border-b px-4 last:border-b-0">
      <Skeleton className="w-16" />
      <Skeleton className="w-32" />
    </span>
  ));
}
