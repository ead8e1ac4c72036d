import { formatRelative } from "@/lib/format/instant";
import { exportedMember, treeColumn } from "./tree-column";

/** When AWS last changed the association. */
export const updatedColumn = treeColumn({
  key: "updated",
  title: "Updated",
  width: 5,
  rank: 8,
  isAtEnd: true,
  className: "text-12 text-ink-quiet tabular-nums",
  content: ({ updatedAt }, { nowMs }) => ({
    parts: { updated: updatedAt > 0 ? formatRelative(updatedAt, nowMs) : "" },
    marks: {},
  }),
  cell: ({ part }) => part("updated"),
  sort: {
    ascending:
      ({ governance: { updatedAt } }) =>
      (one, other) =>
        (updatedAt[one] ?? 0) - (updatedAt[other] ?? 0),
    isMissing:
      ({ governance: { updatedAt } }) =>
      (node) =>
        updatedAt[node] === 0,
  },
  exported: [exportedMember("updatedAt", "Updated")],
});
