import { TagFilterMenu } from "@/components/inventory/tags/tag-filter-menu";
import { formatExact } from "@/lib/format/instant";
import type { PlacedTags } from "@/lib/organizations/tags/placed-tags";
import { tagsInWords, tagTestInWords } from "@/lib/organizations/tags/tag-filter";
import { type ExportedField, treeColumn, type TreeColumn } from "./tree-column";
import type { TreeFilter } from "./tree-filter";

/** The tags of the target, and on hover when they were read. */
export const tagsColumn = treeColumn({
  key: "tags",
  title: "Tags",
  isOptional: true,
  width: 14,
  rank: 2,
  className: "overflow-hidden text-12",
  content: (_, { node, governed: { tags } }) => ({
    parts: { tags: tagText(tags, node, (all) => tagsInWords(all) || "None") },
    marks: {},
  }),
  cell: ({ part }) => part("tags", "block truncate"),
  filters: [tagTreeFilter()],
  exported: [
    exportedTags("tags", "Tags", (tags, node) => tagsInWords(tags.tagsAt(node) ?? [])),
    exportedTags("tagsReadAt", "Tags read", (tags, node) => {
      const found = tags.at(node);
      if (found.state === "read") return new Date(found.readAt).toISOString();
      return found.state === "refused" ? "denied" : "not read";
    }),
  ],
});

/** Names the column of a key of tags, in the cookie of the menu of columns. */
export type TagColumnKey = `tag:${string}`;
/** A column that shows the value of one key. Siblings are not sorted by it. */
export type TagColumn = TreeColumn<TagColumnKey> & { readonly sort?: undefined };

/** The name of a key's column. The server decodes percent signs of cookies and full stops separate names: neither is in it. */
export function tagColumnKey(key: string): TagColumnKey {
  return `tag:${encodeURIComponent(key).replaceAll("~", "%7E").replaceAll(".", "%2E").replaceAll("%", "~")}`;
}

/** The key of a column; undefined for another column's name. */
export function keyOfTagColumn(name: string): string | undefined {
  if (!name.startsWith("tag:")) return undefined;
  try {
    return decodeURIComponent(name.slice("tag:".length).replaceAll("~", "%"));
  } catch {
    return undefined;
  }
}

const made = new Map<string, TagColumn>();

/** The column of a key of tags, made once. */
export function tagColumn(key: string): TagColumn {
  const known = made.get(key);
  if (known !== undefined) return known;
  const column: TagColumn = {
    key: tagColumnKey(key),
    title: key,
    isOptional: true,
    width: 7,
    rank: 2,
    className: "overflow-hidden text-12",
    content: (_, { node, governed: { tags } }) => ({
      parts: {
        value: tagText(tags, node, (all) => {
          const value = all.find((tag) => tag.key === key)?.value;
          return value === "" ? "(empty)" : (value ?? "–");
        }),
      },
      marks: {},
    }),
    cell: ({ part }) => part("value", "block truncate"),
  };
  made.set(key, column);
  return column;
}

/** What a cell says of the tags of a target, or why it says nothing. */
function tagText(
  tags: PlacedTags | undefined,
  node: number,
  text: (all: NonNullable<ReturnType<PlacedTags["tagsAt"]>>) => string,
): { readonly text: string; readonly attributes: { readonly title: string } } {
  const found = tags?.at(node);
  if (found === undefined) return { text: "", attributes: { title: "" } };
  if (found.state !== "read")
    return { text: found.state === "refused" ? "Denied" : "Not read", attributes: { title: "" } };
  const words = text(found.tags);
  return { text: words, attributes: { title: `${words} (read ${formatExact(found.readAt)})` } };
}

function exportedTags(
  key: string,
  title: string,
  value: (tags: PlacedTags, node: number) => string,
): ExportedField {
  return {
    key,
    title,
    value: (_, { node, governed: { tags } }) => (tags === undefined ? "" : value(tags, node)),
  };
}

function tagTreeFilter(): TreeFilter {
  return {
    label: "Tag",
    place: 5,
    control: ({ tag }, { tree }, onChange) => (
      <TagFilterMenu
        key="tag"
        tree={tree}
        selected={tag}
        onChange={(selected) => onChange({ tag: [...selected] })}
      />
    ),
    inForce: ({ tag }) => tag.map(tagTestInWords),
    removal: { tag: [] },
  };
}
