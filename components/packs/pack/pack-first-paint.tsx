import { formatCount } from "@/lib/format/count";
import type { PackRowView } from "@/components/inventory/packs/pack-row-view";
import { PackStatusBar, PackStatusNumbers } from "@/components/inventory/packs/pack-status-bar";
import { WholeStatus } from "../status/whole-status";

/** A pack before its columns have arrived: its state as a whole and its numbers. */
export function PackFirstPaint({ row }: { row: PackRowView }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-1.5" aria-busy="true">
      <span className="flex h-7 items-center gap-1.5 text-13">
        <WholeStatus whole={row.whole} />
        <span className="text-12 text-ink-quiet">overall</span>
      </span>
      <PackStatusBar
        label={`Accounts of ${row.name} by status`}
        byStatus={row.counts.byStatus}
        className="w-40"
      />
      <PackStatusNumbers byStatus={row.counts.byStatus} />
      {row.excluded !== undefined && row.excluded > 0 && (
        <span className="text-12 text-ink-quiet">{formatCount(row.excluded)} excluded</span>
      )}
    </div>
  );
}
