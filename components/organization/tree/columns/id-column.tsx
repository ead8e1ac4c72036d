import { exportedMember, treeColumn } from "./tree-column";

/** The id by which AWS knows the target. */
export const idColumn = treeColumn({
  key: "id",
  title: "Id",
  width: 7.5,
  rank: 6,
  className: "overflow-hidden font-mono text-12 text-ink-quiet tabular-nums",
  content: ({ id }) => ({ parts: { id }, marks: {} }),
  cell: ({ part }) => part("id"),
  exported: [exportedMember("targetId", "Target ID")],
});
