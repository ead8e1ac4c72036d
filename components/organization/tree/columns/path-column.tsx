import { placeOf } from "@/lib/organizations/ancestry";
import type { OrgTree } from "@/lib/organizations/tree";
import { exportedMember, treeColumn } from "./tree-column";

/** The root and OUs above the target. Where there is no room for all of them, the closest one is there. */
export const pathColumn = treeColumn({
  key: "path",
  title: "Path",
  isOfList: true,
  width: 9,
  track: "minmax(9rem, 1.75fr)",
  rank: 2,
  phone: "line",
  className: "flex gap-1 overflow-hidden text-12 text-ink-quiet",
  content: (_, { node, governed: { tree } }) => {
    const { path, above, closest } = pathParts(tree, node);
    return {
      parts: {
        path: { attributes: { title: path } },
        "path-above": above,
        "path-closest": closest,
      },
      marks: {},
    };
  },
  cell: ({ part }) =>
    part(
      "path",
      "flex min-w-0",
      <>
        {part("path-above", "truncate")}
        {part("path-closest", "max-w-full shrink-0 truncate whitespace-pre")}
      </>,
    ),
  sort: {
    // OUs stand in the tree as their paths are sorted; what is in the same one is sorted by name.
    ascending:
      ({ tree: { parent } }) =>
      (one, other) =>
        (parent[one] ?? 0) - (parent[other] ?? 0),
    isMissing:
      ({ tree: { unplaced } }) =>
      (node) =>
        unplaced.has(node),
  },
  exported: [exportedMember("path", "Path")],
});

function pathParts(tree: OrgTree, node: number) {
  const path = placeOf(tree, node);
  // Nothing is above the root.
  if (path === undefined) return { path: "", above: "", closest: "–" };
  if (tree.unplaced.has(node)) return { path: "", above: "", closest: "Not known" };
  const above = placeOf(tree, tree.parent[node] ?? 0) ?? "";
  return { path, above, closest: path.slice(above.length) };
}
