import { RelativeTime } from "@/components/ui/relative-time";
import { packColumn } from "./pack-column";

/** When the status of the pack, or else the pack, last changed. */
export const updatedColumn = packColumn({
  key: "updated",
  title: "Last update",
  headClass: "pr-4 text-right",
  className: "text-12 text-ink-quiet max-md:order-1 max-md:ml-auto md:pr-4! md:text-right",
  cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
  sort: { ascending: (one, other) => one.updatedAt - other.updatedAt, descendingFirst: true },
});
