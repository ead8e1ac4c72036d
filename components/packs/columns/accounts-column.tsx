import { PackStatusBar, PackStatusNumbers } from "@/components/inventory/packs/pack-status-bar";
import { packColumn, summaryMember } from "./pack-column";

/** In how many accounts the pack has which status. */
export const accountsColumn = packColumn({
  key: "failed",
  title: "Accounts by status",
  headClass: "w-2/5",
  className: "grid gap-1 max-md:order-4 max-md:w-full",
  cell: ({ name, counts, isRead }, { onStatus }) => (
    <>
      <PackStatusBar label={`Accounts of ${name} by status`} byStatus={counts.byStatus} className="mt-1.5" />
      <PackStatusNumbers byStatus={counts.byStatus} onFilter={(status) => onStatus(name, status)} />
      {!isRead && <span className="text-12 text-stuck">not all accounts could be read</span>}
    </>
  ),
  sort: { ascending: (one, other) => one.counts.failed - other.counts.failed, descendingFirst: true },
  exported: [
    summaryMember("place", "Place"),
    summaryMember("failed", "Failed"),
    summaryMember("inProgress", "In progress"),
    summaryMember("deployed", "Deployed"),
    summaryMember("deleted", "Deleted"),
    summaryMember("unknown", "Status not known"),
  ],
});
