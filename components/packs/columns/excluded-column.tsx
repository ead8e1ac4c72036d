import { formatCount } from "@/lib/format/count";
import { packColumn, summaryMember } from "./pack-column";

/** How many accounts the pack leaves out. */
export const excludedColumn = packColumn({
  key: "excluded",
  title: "Excluded",
  headClass: "text-right",
  className: "text-12 text-ink-quiet tabular-nums max-md:order-5 md:text-right",
  cell: ({ excluded }) => (
    <>
      {excluded === undefined ? "not known" : formatCount(excluded)}
      <span className="md:hidden"> excluded</span>
    </>
  ),
  sort: {
    // Not known is less than none.
    ascending: (one, other) => (one.excluded ?? -1) - (other.excluded ?? -1),
    descendingFirst: true,
  },
  exported: [summaryMember("excluded", "Excluded"), summaryMember("withoutRow", "No status")],
});
